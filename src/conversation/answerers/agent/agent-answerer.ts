import type { ProgrammeId } from '../../../contracts/programmes.ts';
import type { InspectClaim } from '../../../guardrails/claim-locks.ts';
import type { createNumberLock } from '../../../guardrails/number-lock.ts';
import { maskPersonalData } from '../../../guardrails/personal-data.ts';
import type { ReadCitedClauses } from '../../../knowledge/cited-clauses.ts';
import type { Evidence } from '../../../knowledge/evidence.ts';
import type { ChatAgent } from '../../../model/chat-agent.ts';
import type { Place } from '../../../shared/place.ts';
import { paragraphs, phrase } from '../../claims.ts';
import type { Draft, Turn } from '../../turn.ts';
import type { Answerer, OnGrowth } from '../answerer.ts';
import { distinctCitations } from '../rules/cite.ts';
import { type AgentToolNeeds, agentToolsFor, clausesForModel } from './agent-tools.ts';
import { type DraftedAnswer, type DraftedClaim, followClaims } from './drafted-answer.ts';
import { type VerifiedClaim, verifyClaims } from './verify-claims.ts';

export interface AgentAnswererNeeds extends AgentToolNeeds {
  /** Answers whatever the model may not word, and whatever it words badly. */
  rules: Answerer;
  agent: Pick<ChatAgent<DraftedAnswer>, 'ask'>;
  inspect: InspectClaim;
  findUnsupported: ReturnType<typeof createNumberLock>;
  /** The model and the prompt that word, for the receipt. */
  wording: { model: string; prompt: string };
  readClauses: ReadCitedClauses;
  evidence: Evidence;
  programmeName(id: ProgrammeId): string;
  /** Why the model gave no usable answer, without any words of the conversation. */
  onTrouble(reason: string): void;
}

/**
 * Lets a model put into words what the rules can answer from the documents, and nothing else. What
 * was decided stays decided: where the rules say that the documents are silent, a model is not asked.
 */
export function createAgentAnswerer(needs: AgentAnswererNeeds): Answerer {
  return {
    async draft(turn, onGrowth) {
      const ours = await needs.rules.draft(turn);
      const question = questionFor(turn, ours);
      if (question === null) return ours;
      try {
        return (await wordedDraft({ ...question, turn, ours }, needs, onGrowth)) ?? ours;
      } catch (error) {
        needs.onTrouble(error instanceof Error ? error.name : 'not an error');
        return ours;
      }
    },
  };
}

interface Question {
  /** Masked. */
  question: string;
  place: Place;
}

/** Null when the model is not to be asked. */
function questionFor(turn: Turn, ours: Draft): Question | null {
  const { decision, place, triage, understanding } = turn;
  if (decision.kind !== 'policy' || place === null || triage.danger !== null) return null;
  const answered = ours.kind === 'answer' && ours.unanswered === null;
  const aboutTheirCase = understanding.asks.some(
    (ask) => ask === 'progress' || ask === 'complaint',
  );
  if (!answered || aboutTheirCase || isCard(ours) || ours.assessment !== null) return null;
  return { question: maskPersonalData(decision.question), place };
}

/** A card is plain words already: a model would only say them again. */
function isCard({ claims }: Draft): boolean {
  return claims.some(({ support }) => support.some(({ by }) => by === 'card'));
}

interface Asked extends Question {
  turn: Turn;
  ours: Draft;
}

async function wordedDraft(
  asked: Asked,
  needs: AgentAnswererNeeds,
  onGrowth: OnGrowth | undefined,
): Promise<Draft | null> {
  const { turn, place, question } = asked;
  const { tools, sentences } = agentToolsFor(turn, place, needs);
  const draftFrom = async (claims: readonly DraftedClaim[]) => {
    const verified = await verifyClaims(claims, turn, { ...needs, question, sentences });
    return answers(verified, asked, needs.evidence) ? draftOfClaims(verified, asked, needs) : null;
  };
  const { claims } = await needs.agent.ask({
    message: messageFor(asked, needs),
    tools,
    conversationId: turn.conversation.id,
    onItem: onGrowth && followClaims((begun) => onGrowth(() => draftFrom(begun))),
  });
  const draft = await draftFrom(claims);
  // In the text itself, so that the label stays wherever the text is copied, read out or exported to.
  const label = phrase(needs.replies, 'model.label');
  return draft && { ...draft, claims: paragraphs(...draft.claims, label) };
}

function draftOfClaims(
  verified: readonly VerifiedClaim[],
  { ours }: Asked,
  { wording }: AgentAnswererNeeds,
): Draft {
  return {
    ...ours,
    claims: paragraphs(...verified.map(({ claim }) => claim)),
    citations: distinctCitations(verified.map(({ citation }) => citation)),
    generatedBy: 'model',
    wording,
    instead: ours,
  };
}

/** The inputs that `prompts/answer-policy.md` names. */
function messageFor(
  { turn, place, question }: Question & { turn: Turn },
  needs: AgentAnswererNeeds,
) {
  const { understanding, memory, findings, today } = turn;
  const topics = understanding.programmes.length > 0 ? understanding.programmes : memory.programmes;
  return JSON.stringify({
    地点: place.path,
    日期: today,
    在谈: topics.map(needs.programmeName),
    问题: question,
    条款: clausesForModel(findings.hits),
  });
}

/** What is left after the locks must rest on what was found, and prove each kind of thing asked for. */
function answers(
  claims: readonly VerifiedClaim[],
  { turn, ours }: { turn: Turn; ours: Draft },
  evidence: Evidence,
): boolean {
  const quotes = claims.map(({ citation }) => citation.quote);
  const found = [...turn.findings.hits, ...ours.citations];
  const onSubject = claims.some(({ citation: { document, clause } }) =>
    found.some((each) => each.document.number === document.number && each.clause === clause),
  );
  return (
    onSubject &&
    turn.understanding.asks
      .filter(evidence.isNeededFor)
      .every((ask) => quotes.some((quote) => evidence.answers(ask, quote)))
  );
}
