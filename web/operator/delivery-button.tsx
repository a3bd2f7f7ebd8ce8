import type { Delivery } from '../../src/contracts/integration.ts';
import { deliveryErrorInWords } from '../shared/integration-words.ts';
import { EVENT_WORDS } from '../shared/ticket-words.ts';
import { shortMoment } from '../shared/time-words.ts';

/** An event that has not arrived, with why; it opens its ticket. */
export function DeliveryButton({
  delivery,
  onOpenTicket,
}: {
  delivery: Delivery;
  onOpenTicket: (id: string) => void;
}) {
  const { number, what, at, state, attempts, nextTryAt, lastError, ticketId } = delivery;
  return (
    <button type="button" onClick={() => onOpenTicket(ticketId)}>
      <span className="row">
        <strong>{number}</strong> {EVENT_WORDS[what]} · {shortMoment(at)}
      </span>
      <span className="row">{lastError === null ? '' : deliveryErrorInWords(lastError)}</span>
      <span className="row quiet">
        试过 {attempts} 次{state === 'pending' ? `，${shortMoment(nextTryAt)} 再试` : ''}
      </span>
    </button>
  );
}
