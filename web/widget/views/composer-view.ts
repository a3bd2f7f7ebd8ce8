import { html, nothing } from 'lit';
import { STRINGS } from '../strings.ts';

/** As in `src/contracts/conversations.ts`, of which only types may enter the bundle. */
const MESSAGE_MAX_CHARACTERS = 2000;

export interface Composer {
  draft: string;
  onInput(text: string): void;
  onSend(): void;
}

export function isSendable(text: string): boolean {
  return text.trim() !== '' && charactersOver(text) <= 0;
}

export function composerView(composer: Composer) {
  const over = charactersOver(composer.draft);
  return html`
    ${over > 0 ? html`<p class="notice" role="alert">${STRINGS.tooLong(over)}</p>` : nothing}
    <form
      @submit=${(event: Event) => {
        event.preventDefault();
        composer.onSend();
      }}
    >
      <textarea
        rows="1"
        enterkeyhint="send"
        autocomplete="off"
        aria-label=${STRINGS.compose}
        placeholder=${STRINGS.compose}
        .value=${composer.draft}
        @input=${(event: Event) => onInput(event, composer)}
        @keydown=${(event: KeyboardEvent) => onKey(event, composer)}
      ></textarea>
      <button type="submit">${STRINGS.send}</button>
    </form>
  `;
}

function charactersOver(text: string): number {
  return Array.from(text).length - MESSAGE_MAX_CHARACTERS;
}

function onInput({ target }: Event, composer: Composer): void {
  if (!(target instanceof HTMLTextAreaElement)) return;
  target.style.height = 'auto';
  target.style.height = `${target.scrollHeight + 4}px`;
  composer.onInput(target.value);
}

/** Enter sends, except while an input method is still composing (229 on old keyboards). */
function onKey(event: KeyboardEvent, composer: Composer): void {
  const isComposing = event.isComposing || event.keyCode === 229;
  if (event.key !== 'Enter' || event.shiftKey || isComposing) return;
  event.preventDefault();
  composer.onSend();
}
