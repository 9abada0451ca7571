import type { EntryNote, NoteBasis } from '../events/parts/effects.ts'
import { audit } from '../platform/audit.sql.server.ts'
import type { Writes } from '../platform/database.server.ts'
import type { Actor, OutputOf } from '../platform/endpoint.ts'
import { Refused } from '../platform/problem.ts'
import { changedFields, labelIn } from '../registers/changed-fields.ts'
import { knownEntries } from '../registers/known.sql.server.ts'
import { findOfficeTask } from '../registers/office-tasks.sql.server.ts'
import { formatDate } from '../values/calendar-date.ts'
import { patched } from '../values/json-patch.ts'
import './problems.ts'
import type { previewOfficeTask } from './tasks-api.ts'

const basisWords = ({ kind, number, date, authority }: NoteBasis): string =>
  [`${kind} số ${number}`, date ? `ngày ${formatDate(date)}` : '', authority].filter(Boolean).join(', ')

/** What noting an entry as another office asks would do to it; nothing is written. */
export async function previewNote(
  tx: Writes,
  actor: Actor,
  taskId: string,
): Promise<OutputOf<typeof previewOfficeTask>> {
  const task = await findOfficeTask(tx, taskId)
  if (!task || task.office_id !== actor.officeId) throw new Refused('not-found')
  if (task.needs !== 'NOTE') throw new Refused('wrong-state', { data: { state: task.needs } })
  const { note } = task.content as { note: EntryNote & { basis: NoteBasis } }
  const entry = (await knownEntries(tx, [note.entry]))[note.entry.entryId]
  if (!entry) throw new Refused('not-found')
  await audit(tx, actor, {
    action: 'entry-read',
    subjectKind: 'entry',
    subjectId: note.entry.entryId,
    purpose: 'ghi chú theo thông báo của cơ quan khác',
    details: { task: task.id, office: note.entry.officeId },
  })
  return {
    entry: {
      ...entry.ref,
      number: entry.number,
      register: entry.register as OutputOf<typeof previewOfficeTask>['entry']['register'],
      subject: entry.persons
        .filter(({ subject }) => subject)
        .map(({ name }) => name)
        .join(' – '),
    },
    content: note.content,
    basis: basisWords(note.basis),
    changedFields: changedFields(entry.content, patched(entry.content, note.patch ?? []), (pointer) =>
      labelIn(entry.kind, pointer),
    ),
  }
}
