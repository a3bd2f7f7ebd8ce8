import { z } from 'zod';
import { ValiditySchema } from '../contracts/citations.ts';
import { DateSchema } from '../contracts/primitives.ts';
import { inProject } from '../shared/project-folder.ts';
import { readYaml } from './read-yaml.ts';

const NOTICES_FILE = inProject('knowledge-base/notices.yaml');

const NoticeSchema = z.strictObject({
  id: z.string(),
  when: z.union([
    z.strictObject({ before: DateSchema }),
    z.strictObject({ documents: z.array(z.string()).min(1) }),
    z.strictObject({ status: ValiditySchema }),
    z.strictObject({ generatedBy: z.literal('model') }),
    z.strictObject({ always: z.literal(true) }),
  ]),
  text: z.string(),
  source: z.string().min(1),
});
export type Notice = z.infer<typeof NoticeSchema>;

/** In the order in which they are shown. */
export function loadNotices(file: string = NOTICES_FILE): Notice[] {
  return readYaml(z.array(NoticeSchema), file);
}

/** What a notice looks at of a cited document. */
export interface CitedDocument {
  number: string;
  title: string;
  effectiveFrom: string;
  status: z.infer<typeof ValiditySchema>;
}

/** The notices for an answer that cites these documents and was worded by these; each text once. */
export function noticesFor(
  notices: readonly Notice[],
  cited: readonly CitedDocument[],
  generatedBy: 'rules' | 'model' = 'rules',
): string[] {
  const texts = notices.flatMap((notice) => {
    if ('always' in notice.when) return [notice.text];
    if ('generatedBy' in notice.when)
      return notice.when.generatedBy === generatedBy ? [notice.text] : [];
    return cited
      .filter((document) => applies(notice.when, document))
      .map((document) => notice.text.replaceAll('{title}', document.title));
  });
  return [...new Set(texts)];
}

function applies(when: Notice['when'], document: CitedDocument): boolean {
  if ('before' in when) return document.effectiveFrom < when.before;
  if ('documents' in when) return when.documents.includes(document.number);
  if ('status' in when) return document.status === when.status;
  return true;
}
