import type { ProgrammeId } from '../../contracts/programmes.ts';
import type { ChatAgent } from '../../model/chat-agent.ts';
import type { Turn } from '../turn.ts';
import { addHeard, type Calls } from './add-heard.ts';
import type { HeardMessage } from './heard-message.ts';

/** A second reading of a message by a model, where one is configured. Changes nothing where there is none. */
export type HearAgain = (turn: Turn) => Promise<Partial<Turn>>;

export interface ModelEarNeeds {
  agent: Pick<ChatAgent<HeardMessage>, 'ask'>;
  calls: Calls;
  /** For the receipt. */
  reading: NonNullable<Turn['heardBy']>;
  programmeName(id: ProgrammeId): string;
  /** Why the model gave no usable reading, without any words of the conversation. */
  onTrouble(reason: string): void;
}

/**
 * Asks the model only about what the words alone leave open. It may add what is asked and what it is about;
 * a danger or an emergency that it alone hears becomes a question to the person, never an action.
 */
export function createModelEar(needs: ModelEarNeeds): HearAgain {
  const { agent, calls, reading, programmeName, onTrouble } = needs;
  return async (turn) => {
    if (!isOpen(turn)) return {};
    try {
      const heard = await agent.ask({
        message: messageFor(turn, programmeName),
        tools: [],
        conversationId: turn.conversation.id,
      });
      return { ...addHeard(turn, heard, calls), heardBy: reading };
    } catch (error) {
      onTrouble(error instanceof Error ? error.name : 'not an error');
      return {};
    }
  };
}

export const hearOnce: HearAgain = async () => ({});

/** Nothing was understood, and it is no bare answer to what we asked. */
function isOpen({ conversation, triage, understanding, place }: Turn): boolean {
  const { facts, asks, programmes, commands, otherDepartment, ticketQuery } = understanding;
  const bringsPlace = place !== null && place.code !== conversation.regionCode;
  const isUnderstood =
    [...facts, ...asks, ...programmes, ...commands].length > 0 ||
    otherDepartment !== null ||
    ticketQuery !== null ||
    bringsPlace;
  return (
    !isUnderstood &&
    triage.danger === null &&
    triage.troubleNow.length === 0 &&
    conversation.memory.asked === null
  );
}

/** The inputs that `prompts/understand-message.md` names. */
function messageFor(
  { conversation, masked, previousReply }: Turn,
  programmeName: ModelEarNeeds['programmeName'],
) {
  return JSON.stringify({
    在谈: conversation.memory.programmes.map(programmeName),
    上一句: previousReply?.text ?? '',
    消息: masked,
  });
}
