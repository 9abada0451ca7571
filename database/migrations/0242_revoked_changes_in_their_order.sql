-- A revoked change gives back only what no change that still stands has changed since: the facts tell how each value came about, newest first,
-- and which of those changes are void; what follows from it is decided with the people held. Tasks to note what is void are closed with the reason.
create index office_notice_note on office_notice (entry_id) where needs = 'NOTE' and done_at is null;
create index office_notice_note_by on office_notice ((content -> 'by' ->> 'entryId')) where needs = 'NOTE' and done_at is null;

-- Why nothing rests on an entry any more, in words; null while it stands.
create function revocation_words(p_office int, p_entry uuid) returns text
  language sql stable security definer set search_path to 'public', 'pg_temp'
as $function$
  select 'Mục ' || entry_reference(p_office, p_entry) || ' đã bị thu hồi, hủy bỏ theo ' || v.decision || '.'
  from entry_revocation v where v.office_id = p_office and v.entry_id = p_entry
$function$;

-- Holds what a revocation touches before it is read: tasks first and people next, as whoever notes an entry holds them.
create function hold_for_revocation(p_office int, p_entry uuid) returns void
  language plpgsql security definer set search_path to 'public', 'pg_temp'
as $function$
begin
  if not revokes_for(p_office) then return; end if;
  perform 1 from office_notice where needs = 'NOTE' and done_at is null and (entry_id = p_entry or content -> 'by' ->> 'entryId' = p_entry::text) order by office_id, id for update;
  perform 1 from person where id in (select person_id from entry_person where office_id = p_office and entry_id = p_entry) order by id for no key update;
end $function$;

CREATE OR REPLACE FUNCTION revocation_facts(p_office integer, p_entry uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  with people as (select person_id, role from entry_person where office_id = p_office and entry_id = p_entry and role <> 'INFORMANT'),
  found as (
    select l.office_id, l.entry_id, 'LINKED' as why from entry_link l where l.other_office_id = p_office and l.other_entry_id = p_entry
    union
    -- Births that name the husband as father because of this marriage.
    select b.office_id, b.entry_id, 'BIRTH_IN_MARRIAGE' from people w join entry_person b on b.person_id = w.person_id and b.role = 'MOTHER'
      join entry_person f on f.office_id = b.office_id and f.entry_id = b.entry_id and f.role = 'FATHER' and f.person_id in (select person_id from people where role = 'HUSBAND')
      join register_entry e on e.office_id = b.office_id and e.id = b.entry_id and e.kind = 'BIRTH' and e.content ->> 'fatherBasis' = 'MARRIAGE'
      where w.role = 'WIFE'
    union
    -- Whoever was born, recognised or adopted by this entry stands elsewhere as well.
    select x.office_id, x.entry_id, 'SAME_PERSON' from people c join entry_person x on x.person_id = c.person_id and x.role <> 'INFORMANT'
      where c.role in ('CHILD', 'RECOGNISED', 'ADOPTED', 'WARD', 'DECEASED', 'SUBJECT') and x.entry_id <> p_entry
    union
    -- Marriages of those this entry had made free.
    select m.office_id, m.entry_id, 'MARRIED_SINCE' from marriage_bond ended join marriage_bond m on m.person_id = ended.person_id and m.entry_id <> ended.entry_id
      and not isempty(m.during) and lower(m.during) >= upper(ended.during) and m.start_known
      where ended.end_entry_id = p_entry and ended.entry_id <> p_entry
  )
  select jsonb_build_object('officeKind', o.kind, 'kind', e.kind, 'register', e.register, 'caseId', e.case_id,
    'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year, 'officeName', e.office_name, 'keeperId', coalesce(o.custodian_id, o.id),
    'pin', (select q.pin from entry_pin q where q.office_id = p_office and q.entry_id = p_entry order by q.seq desc limit 1),
    'revoked', exists (select from entry_revocation v where v.office_id = p_office and v.entry_id = p_entry), 'mine', revokes_for(p_office),
    'names', (select coalesce(jsonb_agg(ep.full_name order by ep.role desc), '[]') from entry_person ep where ep.office_id = p_office and ep.entry_id = p_entry and ep.subject),
    'changes', (select coalesce(jsonb_agg(jsonb_build_object('personId', q.id, 'field', q.field,
        'now', case q.field when 'name' then q.full_name when 'sex' then q.sex when 'birthDate' then coalesce(q.birth_date::text, q.birth_year::text) end,
        'steps', (select jsonb_agg(jsonb_build_object('from', h.from_value, 'to', h.to_value,
            'void', h.entry_id = p_entry or exists (select from entry_revocation v where v.office_id = h.office_id and v.entry_id = h.entry_id)) order by h.person_id = q.id desc, h.seq desc)
          from changes_of(q.id) h where h.field = q.field)) order by q.id, q.field), '[]')
      from (select distinct p.id, p.full_name, p.sex, p.birth_date, p.birth_year, c.field from (select distinct person_id from people) x join person p on p.id = x.person_id, changes_of(p.id) c where c.entry_id = p_entry) q),
    'noted', (select coalesce(jsonb_agg(jsonb_build_object('officeId', n.office_id, 'entryId', n.entry_id, 'reason', n.reason,
        'content', coalesce((select r.content from entry_revision r where r.office_id = x.office_id and r.entry_id = x.id order by r.revision desc limit 1), x.content),
        'revoked', exists (select from entry_revocation v where v.office_id = n.office_id and v.entry_id = n.entry_id),
        'written', n.written,
        'steps', (select coalesce(jsonb_agg(jsonb_build_object('fields', r.changed_fields, 'mine', r.by_entry_id is not distinct from p_entry, 'by', r.by_entry_id is not null,
            'void', r.by_entry_id is not distinct from p_entry or exists (select from entry_revocation v where v.office_id = r.by_office_id and v.entry_id = r.by_entry_id)) order by r.revision desc), '[]')
          from entry_revision r where r.office_id = n.office_id and r.entry_id = n.entry_id),
        'waiting', (select coalesce(jsonb_agg(jsonb_build_object('patch', coalesce(w.content #> '{note,patch}', '[]'), 'by', w.content -> 'by' ->> 'entryId' is not null,
            'mine', w.content -> 'by' ->> 'entryId' is not distinct from p_entry::text) order by w.sent_at, w.id), '[]')
          from office_notice w where w.entry_id = n.entry_id and w.needs = 'NOTE' and w.done_at is null)) order by n.entry_id), '[]')
      from (select m.office_id, m.entry_id, bool_or(m.written) as written, string_agg(distinct m.reason, '; ') as reason from (
          select r.office_id, r.entry_id, r.reason, true as written from entry_revision r where r.by_office_id = p_office and r.by_entry_id = p_entry
          union all
          select w.entry_office_id, w.entry_id, w.content #>> '{note,content}', false from office_notice w
            where w.needs = 'NOTE' and w.done_at is null and w.content -> 'by' ->> 'entryId' = p_entry::text and w.content #> '{note,patch}' is not null) m
        group by 1, 2) n
      join register_entry x on x.office_id = n.office_id and x.id = n.entry_id),
    'dependents', (select coalesce(jsonb_agg(jsonb_build_object('officeId', f.office_id, 'entryId', f.entry_id, 'reference', entry_reference(f.office_id, f.entry_id),
        'kind', (select x.kind from register_entry x where x.office_id = f.office_id and x.id = f.entry_id), 'why', f.why)), '[]')
      from found f where f.entry_id <> p_entry and not exists (select from entry_revocation v where v.office_id = f.office_id and v.entry_id = f.entry_id)))
  from register_entry e join office o on o.id = e.office_id where e.office_id = p_office and e.id = p_entry
$function$;

CREATE OR REPLACE FUNCTION revoke_entry(p_office integer, p_entry uuid, p_decision jsonb, p_reverts jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  d record;
  r record;
  l_conflicts jsonb := '[]';
  l_pin jsonb;
begin
  select * into d from jsonb_to_record(p_decision) as x (decision text, "decidedOn" date, reason text, "by" uuid, at timestamptz, today date);
  if not revokes_for(p_office) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('entry ' || p_entry, 0));
  insert into entry_revocation (office_id, entry_id, decision, decided_on, reason, recorded_by, recorded_at)
  values (p_office, p_entry, d.decision, d."decidedOn", d.reason, d."by", d.at) on conflict do nothing;
  if not found then raise exception 'already-revoked' using errcode = 'unique_violation'; end if;
  perform 1 from person where id in (select person_id from entry_person where office_id = p_office and entry_id = p_entry) order by id for no key update;

  -- Nothing is noted any more on it, nor elsewhere because of it.
  update office_notice set done_at = d.at, done_by = d."by", answer = jsonb_build_object('text', revocation_words(p_office, p_entry), 'closedBy', 'REVOCATION')
  where needs = 'NOTE' and done_at is null and (entry_id = p_entry or content -> 'by' ->> 'entryId' = p_entry::text);

  update document set state = 'REVOKED', ended_at = d.at, ended_reason = d.decision where office_id = p_office and entry_id = p_entry and state in ('PREPARED', 'SIGNED');

  -- What it made is void.
  update marriage_bond set during = 'empty', ended_by = 'REVOCATION', end_office_id = p_office, end_entry_id = p_entry, end_basis = d.decision where office_id = p_office and entry_id = p_entry;
  update guardianship set during = 'empty', end_office_id = p_office, end_entry_id = p_entry, end_reason = d.decision where office_id = p_office and entry_id = p_entry;
  update guardianship_party set during = 'empty' where office_id = p_office and entry_id = p_entry;
  update person_condition set during = 'empty' where office_id = p_office and entry_id = p_entry;
  update person_death set reversed_on = d.today, reversed_by = d.decision where office_id = p_office and entry_id = p_entry and reversed_on is null;
  delete from family_link where office_id = p_office and entry_id = p_entry;

  -- What it ended stands again, unless another stands since.
  for r in select distinct b.entry_id, b.office_id from marriage_bond b where b.end_entry_id = p_entry and b.entry_id <> p_entry loop
    begin
      update marriage_bond set during = daterange(lower(during), null), ended_by = null, end_office_id = null, end_entry_id = null, end_basis = '' where entry_id = r.entry_id and end_entry_id = p_entry;
    exception when exclusion_violation then
      l_conflicts := l_conflicts || to_jsonb(entry_reference(r.office_id, r.entry_id));
    end;
  end loop;
  for r in select g.entry_id, g.office_id from guardianship g where g.end_entry_id = p_entry and g.entry_id <> p_entry loop
    begin
      update guardianship set during = daterange(lower(during), null), end_office_id = null, end_entry_id = null, end_reason = '' where entry_id = r.entry_id;
      update guardianship_party gp set during = daterange(lower(gp.during), null) where gp.guardianship_id = r.entry_id and not isempty(gp.during)
        and upper(gp.during) = (select max(upper(x.during)) from guardianship_party x where x.guardianship_id = r.entry_id);
    exception when exclusion_violation then
      l_conflicts := l_conflicts || to_jsonb(entry_reference(r.office_id, r.entry_id));
    end;
  end loop;

  -- Values of people go back; the way there and back stays in the list.
  for r in select * from jsonb_to_recordset(p_reverts) as x ("personId" uuid, field text, "from" text, "to" text, "toKey" text) loop
    insert into person_change (person_id, seq, field, from_value, to_value, valid_from, office_id, entry_id)
    select r."personId", coalesce(max(seq), 0) + 1, r.field, r."from", r."to", d.today, p_office, p_entry from person_change where person_id = r."personId";
    update person set
      full_name = case when r.field = 'name' then r."to" else full_name end, name_key = case when r.field = 'name' then r."toKey" else name_key end,
      sex = case when r.field = 'sex' then r."to" else sex end,
      birth_date = case when r.field <> 'birthDate' then birth_date when r."to" ~ '^\d{4}-\d{2}-\d{2}$' then r."to"::date end,
      birth_year = case when r.field = 'birthDate' then substring(r."to" from '\d{4}')::int else birth_year end
    where id = r."personId";
  end loop;

  -- The event may be registered anew.
  delete from notification_claim where office_id = p_office and entry_id = p_entry;
  delete from entry_claim where office_id = p_office and entry_id = p_entry;
  update birth_fact set claim_key = null where office_id = p_office and entry_id = p_entry;
  update reminder set done_at = d.at, done_by = d."by", done_note = d.decision where office_id = p_office and entry_id = p_entry and done_at is null;
  select jsonb_build_object('requestId', q.request_id, 'state', q.state, 'registeredOn', e.registered_on,
      'pin', (select p.pin from entry_pin p where p.office_id = p_office and p.entry_id = p_entry order by p.seq desc limit 1)) into l_pin
    from register_entry e left join pin_request q on q.office_id = e.office_id and q.entry_id = e.id where e.office_id = p_office and e.id = p_entry;
  -- A request that was not sent yet is never sent; of any other the issuer is told.
  update outbox set state = 'DONE', done_at = d.at, last_error = d.decision where topic = 'pin-request' and message_key = (l_pin ->> 'requestId')::uuid and state in ('PENDING', 'PARKED')
    and not in_doubt and accepted_at is null;
  if found then l_pin := l_pin || '{"state": "NEVER_SENT"}'; end if;
  update pin_request set state = 'CANCELLED', reason = d.decision, answered_at = d.at where office_id = p_office and entry_id = p_entry and state <> 'ALLOCATED';
  return jsonb_build_object('conflicts', l_conflicts, 'pin', l_pin);
end $function$
;

CREATE OR REPLACE FUNCTION public.revokes_for(p_office integer)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from office mine join office o on o.id = p_office where mine.id = app_office()
    and ((mine.kind = 'PROVINCE' and o.kind in ('COMMUNE', 'DISTRICT', 'PROVINCE_JUSTICE') and coalesce((select k.province_code from office k where k.id = o.custodian_id), o.province_code) = mine.province_code)
      or (mine.kind = 'MOFA' and o.kind = 'MISSION')))
$function$;

revoke execute on function revocation_words(int, uuid), hold_for_revocation(int, uuid) from public;
grant execute on function revocation_words(int, uuid), hold_for_revocation(int, uuid) to hotich_person;

-- Tasks that wait since before for what is void.
update office_notice n set done_at = now(), answer = jsonb_build_object('closedBy', 'REVOCATION',
  'text', coalesce(revocation_words(n.entry_office_id, n.entry_id), revocation_words((n.content #>> '{by,officeId}')::int, (n.content #>> '{by,entryId}')::uuid)))
where n.needs = 'NOTE' and n.done_at is null
  and coalesce(revocation_words(n.entry_office_id, n.entry_id), revocation_words((n.content #>> '{by,officeId}')::int, (n.content #>> '{by,entryId}')::uuid)) is not null;
