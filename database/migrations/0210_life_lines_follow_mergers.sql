/*
 What hangs on a person follows a merger and its undoing. An entry registered while two people were one belongs to the one whose number or id it names:
 undoing gives it, with everything it did, back to that one; what names the other, or was found by likeness to the merged person, stays.
*/

-- Whom an entry named that now stands with somebody else because the two were merged.
create table entry_followed (
  office_id       int not null,
  entry_id        uuid not null,
  role            text not null,
  named_id        uuid not null references person (id),
  primary key (office_id, entry_id, role),
  foreign key (office_id, entry_id, role) references entry_person (office_id, entry_id, role) on delete cascade
);
create index entry_followed_named on entry_followed (named_id);
alter table entry_followed enable row level security;
create index person_merge_from on person_merge (from_id);

create or replace function follow_merges() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from person_merge where undone_at is null) then
    insert into entry_followed (office_id, entry_id, role, named_id)
      select a.office_id, a.entry_id, a.role, a.person_id from added a join person_merge m on m.from_id = a.person_id and m.undone_at is null on conflict do nothing;
    update entry_person ep set person_id = person_now(a.person_id) from added a join person_merge m on m.from_id = a.person_id and m.undone_at is null
    where ep.office_id = a.office_id and ep.entry_id = a.entry_id and ep.role = a.role;
  end if;
  return null;
end $$;

-- Somebody and all who are merged into him or her now.
create function merged_into(p_id uuid) returns table (id uuid)
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  with recursive under as (select p_id as id union select m.from_id from under u join person_merge m on m.into_id = u.id and m.undone_at is null)
  select id from under
$$;
-- Somebody and all who were ever merged with him or her, undone or not.
create function merge_circle(p_id uuid) returns table (id uuid)
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  with recursive circle as (
    select p_id as id
    union select x.id from circle c cross join lateral (
      select m.into_id as id from person_merge m where m.from_id = c.id union all select m.from_id from person_merge m where m.into_id = c.id) x)
  select id from circle
$$;
/*
 The list of changes is never rewritten: a change is of the one who stands in its entry now, of all who were ever one with the person it was written for.
 Where nobody of them stands there any more, of whoever that person is now.
*/
create function owner_of_change(h person_change) returns uuid
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select coalesce((select ep.person_id from entry_person ep where ep.office_id = h.office_id and ep.entry_id = h.entry_id and ep.person_id in (select id from merge_circle(h.person_id))
    order by ep.person_id = h.person_id desc, ep.subject desc limit 1), person_now(h.person_id))
$$;
create function changes_of(p_person uuid) returns setof person_change
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select h.* from merge_circle(p_person) c join person_change h on h.person_id = c.id where owner_of_change(h) = p_person
$$;
create function set_person_value(p_person uuid, p_field text, p_value text) returns void
language sql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  update person set
    full_name = case when p_field = 'name' then p_value else full_name end,
    name_key = case when p_field = 'name' then coalesce((select ep.name_key from entry_person ep where ep.person_id in (select id from merge_circle(p_person)) and ep.full_name = p_value limit 1), name_key) else name_key end,
    sex = case when p_field = 'sex' then p_value else sex end,
    birth_date = case when p_field = 'birthDate' then p_value::date else birth_date end,
    birth_year = case when p_field = 'birthDate' then extract(year from p_value::date)::int else birth_year end
  where id = p_person
$$;
revoke execute on function merged_into(uuid), merge_circle(uuid), owner_of_change(person_change), changes_of(uuid), set_person_value(uuid, text, text) from public;

CREATE OR REPLACE FUNCTION public.merge_persons(p_merge uuid, p_from uuid, p_into uuid, p_pair uuid, p_reason text, p_by uuid, p_name text, p_at timestamp with time zone)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare
  l_from uuid := person_now(p_from);
  l_into uuid := person_now(p_into);
  a person; b person;
  l_moved jsonb; l_aside jsonb := '{}';
begin
  if l_from = l_into then return l_into; end if;
  perform 1 from person where id in (l_from, l_into) order by id for update;
  select * into a from person where id = l_from;
  select * into b from person where id = l_into;
  if a.id is null or b.id is null then raise exception 'merge-missing' using errcode = 'no_data_found'; end if;
  if a.sex is not null and b.sex is not null and a.sex <> b.sex then raise exception 'merge-sexes' using errcode = 'check_violation'; end if;
  -- Whoever has a number remains; both keep theirs.
  if b.pin is null and a.pin is not null then
    l_from := p_into; l_into := p_from; l_from := person_now(l_from); l_into := person_now(l_into);
  end if;
  if exists (select from family_link where (child_id = l_from and parent_id = l_into) or (child_id = l_into and parent_id = l_from)) then
    raise exception 'merge-parent-and-child' using errcode = 'check_violation';
  end if;

  l_moved := jsonb_build_object(
    'entry_person', (select coalesce(jsonb_agg(jsonb_build_object('office_id', office_id, 'entry_id', entry_id, 'role', role)), '[]') from entry_person where person_id = l_from),
    'child', (select coalesce(jsonb_agg(jsonb_build_object('relation', relation, 'parent_id', parent_id)), '[]') from family_link where child_id = l_from),
    'parent', (select coalesce(jsonb_agg(jsonb_build_object('relation', relation, 'child_id', child_id)), '[]') from family_link where parent_id = l_from),
    'marriage', (select coalesce(jsonb_agg(entry_id), '[]') from marriage_bond where person_id = l_from),
    'spouse', (select coalesce(jsonb_agg(jsonb_build_object('entry_id', entry_id, 'person_id', person_id)), '[]') from marriage_bond where spouse_id = l_from),
    'death', (select coalesce(jsonb_agg(entry_id), '[]') from person_death where person_id = l_from),
    'ward', (select coalesce(jsonb_agg(entry_id), '[]') from guardianship where ward_id = l_from),
    'guardian', (select coalesce(jsonb_agg(jsonb_build_object('guardianship_id', guardianship_id, 'role', role, 'entry_id', entry_id)), '[]') from guardianship_party where person_id = l_from),
    'condition', (select coalesce(jsonb_agg(jsonb_build_object('condition', condition, 'entry_id', entry_id)), '[]') from person_condition where person_id = l_from),
    'reminder', (select coalesce(jsonb_agg(id), '[]') from reminder where person_id = l_from),
    -- How far the changes of the one who remains have come, and who that was: later ones may have to go back.
    'into', (select jsonb_build_object('name', p.full_name, 'sex', p.sex, 'birthDate', p.birth_date) from person p where p.id = l_into),
    'change_seq', (select coalesce(max(seq), 0) from person_change where person_id = l_into));

  -- What both have and only one may have steps back: the same link twice, another mother, a second death or bond.
  with gone as (delete from family_link f where
      (f.child_id = l_from and exists (select from family_link x where x.child_id = l_into and x.relation = f.relation and (x.parent_id = f.parent_id or (x.ended_on is null and f.ended_on is null))))
      or (f.parent_id = l_from and exists (select from family_link x where x.parent_id = l_into and x.relation = f.relation and x.child_id = f.child_id)) returning *)
  select l_aside || jsonb_build_object('family_link', coalesce(jsonb_agg(to_jsonb(gone)), '[]')) into l_aside from gone;
  with gone as (delete from person_death d where d.person_id = l_from and (d.reversed_on is null and exists (select from person_death x where x.person_id = l_into and x.reversed_on is null)
      or exists (select from person_death x where x.person_id = l_into and x.entry_id = d.entry_id)) returning *)
  select l_aside || jsonb_build_object('person_death', coalesce(jsonb_agg(to_jsonb(gone)), '[]')) into l_aside from gone;
  with gone as (delete from person_condition c where c.person_id = l_from and exists (select from person_condition x where x.person_id = l_into and x.condition = c.condition and x.during && c.during) returning *)
  select l_aside || jsonb_build_object('person_condition', coalesce(jsonb_agg(to_jsonb(gone)), '[]')) into l_aside from gone;
  with gone as (delete from guardianship_party g where g.person_id = l_from and exists (select from guardianship_party x
      where x.person_id = l_into and x.guardianship_id = g.guardianship_id and x.role = g.role and x.entry_id = g.entry_id) returning *)
  select l_aside || jsonb_build_object('guardianship_party', coalesce(jsonb_agg(to_jsonb(gone)), '[]')) into l_aside from gone;
  if exists (select from marriage_bond m join marriage_bond n on n.person_id = l_into and n.during && m.during where m.person_id = l_from) then
    raise exception 'merge-marriages' using errcode = 'check_violation';
  end if;
  if exists (select from guardianship m join guardianship n on n.ward_id = l_into and n.during && m.during where m.ward_id = l_from) then
    raise exception 'merge-guardianships' using errcode = 'check_violation';
  end if;

  update entry_person set person_id = l_into where person_id = l_from;
  update family_link set child_id = l_into where child_id = l_from;
  update family_link set parent_id = l_into where parent_id = l_from;
  update marriage_bond set person_id = l_into where person_id = l_from;
  update marriage_bond set spouse_id = l_into where spouse_id = l_from;
  update person_death set person_id = l_into where person_id = l_from;
  update guardianship set ward_id = l_into where ward_id = l_from;
  update guardianship_party set person_id = l_into where person_id = l_from;
  update person_condition set person_id = l_into where person_id = l_from;
  update reminder set person_id = l_into where person_id = l_from;
  insert into person_merge (id, from_id, into_id, pair_id, reason, office_id, made_by, made_by_name, made_at, moved, aside)
  values (p_merge, l_from, l_into, p_pair, p_reason, app_office(), p_by, p_name, p_at, l_moved, l_aside);
  return l_into;
end $function$
;

CREATE OR REPLACE FUNCTION public.notification_used(p_code text, p_case uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from notification_claim n join register_entry e on e.office_id = n.office_id and e.id = n.entry_id where n.code = p_code and e.case_id <> p_case)
$function$;

-- Takes a merger back: everything that was pointed anew points back, what stepped back returns, and what was registered meanwhile goes to whom it names.
CREATE OR REPLACE FUNCTION public.undo_merge(p_merge uuid, p_reason text, p_by uuid, p_name text, p_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare m person_merge; l_back jsonb; l_entries uuid[]; l_row record;
begin
  select * into m from person_merge where id = p_merge and undone_at is null for update;
  if not found then return; end if;
  if exists (select from person_merge x where x.undone_at is null and x.id <> m.id and (x.from_id = m.into_id or (x.into_id = m.into_id and (x.made_at, x.id) > (m.made_at, m.id)))) then
    raise exception 'merge-not-last' using errcode = 'check_violation';
  end if;
  perform 1 from person where id in (m.from_id, m.into_id) order by id for update;
  update entry_person ep set person_id = m.from_id from jsonb_to_recordset(m.moved -> 'entry_person') as x (office_id int, entry_id uuid, role text)
    where ep.office_id = x.office_id and ep.entry_id = x.entry_id and ep.role = x.role and ep.person_id = m.into_id;
  update family_link f set child_id = m.from_id from jsonb_to_recordset(m.moved -> 'child') as x (relation text, parent_id uuid)
    where f.child_id = m.into_id and f.relation = x.relation and f.parent_id = x.parent_id
      and not exists (select from jsonb_to_recordset(m.aside -> 'family_link') as y (child_id uuid, relation text, parent_id uuid) where y.child_id = m.from_id and y.relation = x.relation and y.parent_id = x.parent_id);
  update family_link f set parent_id = m.from_id from jsonb_to_recordset(m.moved -> 'parent') as x (relation text, child_id uuid)
    where f.parent_id = m.into_id and f.relation = x.relation and f.child_id = x.child_id
      and not exists (select from jsonb_to_recordset(m.aside -> 'family_link') as y (child_id uuid, relation text, parent_id uuid) where y.parent_id = m.from_id and y.relation = x.relation and y.child_id = x.child_id);
  update marriage_bond b set person_id = m.from_id from jsonb_array_elements_text(m.moved -> 'marriage') x where b.entry_id = x::uuid and b.person_id = m.into_id;
  update marriage_bond b set spouse_id = m.from_id from jsonb_to_recordset(m.moved -> 'spouse') as x (entry_id uuid, person_id uuid) where b.entry_id = x.entry_id and b.person_id = x.person_id and b.spouse_id = m.into_id;
  update person_death d set person_id = m.from_id from jsonb_array_elements_text(m.moved -> 'death') x where d.entry_id = x::uuid and d.person_id = m.into_id
    and not exists (select from jsonb_array_elements(m.aside -> 'person_death') y where y ->> 'entry_id' = x);
  update guardianship g set ward_id = m.from_id from jsonb_array_elements_text(m.moved -> 'ward') x where g.entry_id = x::uuid and g.ward_id = m.into_id;
  update guardianship_party g set person_id = m.from_id from jsonb_to_recordset(m.moved -> 'guardian') as x (guardianship_id uuid, role text, entry_id uuid)
    where g.guardianship_id = x.guardianship_id and g.role = x.role and g.entry_id = x.entry_id and g.person_id = m.into_id
      and not exists (select from jsonb_to_recordset(m.aside -> 'guardianship_party') as y (guardianship_id uuid, role text, entry_id uuid) where y.guardianship_id = x.guardianship_id and y.role = x.role and y.entry_id = x.entry_id);
  update person_condition c set person_id = m.from_id from jsonb_to_recordset(m.moved -> 'condition') as x (condition text, entry_id uuid)
    where c.person_id = m.into_id and c.condition = x.condition and c.entry_id = x.entry_id
      and not exists (select from jsonb_to_recordset(m.aside -> 'person_condition') as y (condition text, entry_id uuid) where y.condition = x.condition and y.entry_id = x.entry_id);
  update reminder r set person_id = m.from_id from jsonb_array_elements_text(m.moved -> 'reminder') x where r.id = x::uuid and r.person_id = m.into_id;
  insert into family_link select (jsonb_populate_record(null::family_link, x)).* from jsonb_array_elements(m.aside -> 'family_link') x on conflict do nothing;
  insert into person_death select (jsonb_populate_record(null::person_death, x)).* from jsonb_array_elements(m.aside -> 'person_death') x on conflict do nothing;
  insert into person_condition select (jsonb_populate_record(null::person_condition, x)).* from jsonb_array_elements(m.aside -> 'person_condition') x on conflict do nothing;
  insert into guardianship_party select (jsonb_populate_record(null::guardianship_party, x)).* from jsonb_array_elements(m.aside -> 'guardianship_party') x on conflict do nothing;
  update person_merge set undone_at = p_at, undone_by = p_by, undone_by_name = p_name, undo_reason = p_reason where id = m.id;

  -- What was registered meanwhile of the one who was merged, by his or her own number or id, goes back with all it did. The rest was registered of the other.
  select jsonb_agg(jsonb_build_object('office_id', ep.office_id, 'entry_id', ep.entry_id, 'role', ep.role)) into l_back
  from merged_into(m.from_id) u join entry_followed f on f.named_id = u.id join entry_person ep on ep.office_id = f.office_id and ep.entry_id = f.entry_id and ep.role = f.role
  where ep.person_id = m.into_id;
  update entry_person ep set person_id = m.from_id from jsonb_to_recordset(coalesce(l_back, '[]')) as x (office_id int, entry_id uuid, role text)
    where ep.office_id = x.office_id and ep.entry_id = x.entry_id and ep.role = x.role;
  select coalesce(array_agg(distinct x.entry_id), '{}') into l_entries from jsonb_to_recordset(coalesce(l_back, '[]')) as x (entry_id uuid, role text) where x.role <> 'INFORMANT';
  if cardinality(l_entries) > 0 then
    update family_link f set child_id = m.from_id where f.child_id = m.into_id and f.entry_id = any (l_entries)
      and not exists (select from family_link y where y.child_id = m.from_id and y.relation = f.relation and (y.parent_id = f.parent_id or (y.ended_on is null and f.ended_on is null)));
    update family_link f set parent_id = m.from_id where f.parent_id = m.into_id and f.entry_id = any (l_entries)
      and not exists (select from family_link y where y.parent_id = m.from_id and y.relation = f.relation and y.child_id = f.child_id);
    update marriage_bond set person_id = m.from_id where person_id = m.into_id and entry_id = any (l_entries);
    update marriage_bond set spouse_id = m.from_id where spouse_id = m.into_id and entry_id = any (l_entries);
    update person_death set person_id = m.from_id where person_id = m.into_id and entry_id = any (l_entries);
    update guardianship set ward_id = m.from_id where ward_id = m.into_id and entry_id = any (l_entries);
    update guardianship_party set person_id = m.from_id where person_id = m.into_id and entry_id = any (l_entries);
    update person_condition set person_id = m.from_id where person_id = m.into_id and entry_id = any (l_entries);
    update reminder r set person_id = m.from_id from jsonb_to_recordset(l_back) as x (office_id int, entry_id uuid) where r.office_id = x.office_id and r.entry_id = x.entry_id and r.person_id = m.into_id;
  end if;

  -- A marriage ended meanwhile by the death or divorce of the other of the two was never ended.
  for l_row in select distinct k.entry_id, k.office_id from marriage_bond k join register_entry e on e.office_id = k.end_office_id and e.id = k.end_entry_id
      where k.person_id in (m.from_id, m.into_id) and k.end_entry_id <> k.entry_id and k.ended_by <> 'REVOCATION' and not isempty(k.during) and e.registered_at >= m.made_at
        and not exists (select from entry_person ep where ep.office_id = k.end_office_id and ep.entry_id = k.end_entry_id and ep.role <> 'INFORMANT' and ep.person_id in (k.person_id, k.spouse_id)) loop
    begin
      update marriage_bond set during = daterange(lower(during), null), ended_by = null, end_office_id = null, end_entry_id = null, end_basis = '' where entry_id = l_row.entry_id and office_id = l_row.office_id;
    exception when exclusion_violation then
      null;
    end;
  end loop;

  -- Changes of name, sex or birthday registered meanwhile of the one who was merged leave the other as he or she was.
  for l_row in select h.field, (array_agg(h.to_value order by h.seq desc) filter (where o.owner = m.from_id))[1] as to_from,
      (array_agg(h.to_value order by h.seq desc) filter (where o.owner = m.into_id))[1] as to_into
      from person_change h cross join lateral (select owner_of_change(h) as owner) o
      where h.person_id = m.into_id and h.seq > coalesce((m.moved ->> 'change_seq')::int, 2147483647) and h.field in ('name', 'sex', 'birthDate')
      group by h.field having bool_or(o.owner = m.from_id) loop
    perform set_person_value(m.from_id, l_row.field, l_row.to_from);
    perform set_person_value(m.into_id, l_row.field, coalesce(l_row.to_into, m.moved -> 'into' ->> l_row.field));
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.wards_of(p_person uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select coalesce(jsonb_agg(jsonb_build_object('entry', jsonb_build_object('officeId', g.office_id, 'entryId', g.entry_id),
      'ward', jsonb_build_object('personId', w.id, 'pin', w.pin, 'name', w.full_name), 'from', lower(gp.during), 'reference', entry_reference(g.office_id, g.entry_id)) order by lower(gp.during)), '[]')
  from guardianship_party gp join guardianship g on g.entry_id = gp.guardianship_id join person w on w.id = g.ward_id
  where gp.person_id = p_person and gp.role = 'GUARDIAN' and upper_inf(gp.during) and upper_inf(g.during)
$function$;

-- A life is told by the changes of everybody who is this person now.
CREATE OR REPLACE FUNCTION public.person_page(p_id uuid, p_pin text, p_beyond boolean)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select jsonb_build_object(
    'personId', p.id, 'pin', p.pin, 'name', p.full_name, 'sex', p.sex, 'birth', jsonb_build_object('year', p.birth_year, 'date', p.birth_date),
    'entries', (select coalesce(jsonb_agg(x.line order by x.registered_on, x.entry_id), '[]') from (
      select ep.entry_id, e.registered_on, jsonb_build_object('entry', entry_seen(ep.office_id, ep.entry_id), 'role', ep.role, 'subject', ep.subject, 'name', ep.full_name,
        'others', (select coalesce(jsonb_agg(jsonb_build_object('role', o.role, 'name', o.full_name, 'birthDate', o.birth_date)), '[]')
          from entry_person o where o.office_id = ep.office_id and o.entry_id = ep.entry_id and o.role <> ep.role)) as line
      from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where ep.person_id = p.id and ep.role <> 'INFORMANT' and (e.kind <> 'ADOPTION' or app_sees(e.office_id))
      order by e.registered_on desc limit 200) x),
    'marriages', (select coalesce(jsonb_agg(jsonb_build_object(
        'entry', case when m.start_known then entry_seen(m.office_id, m.entry_id) end, 'from', case when m.start_known then lower(m.during) end, 'to', upper(m.during),
        'endedBy', m.ended_by, 'endBasis', m.end_basis, 'end', case when m.end_entry_id is not null then entry_seen(m.end_office_id, m.end_entry_id) end,
        'spouse', (select jsonb_build_object('personId', s.id, 'pin', s.pin, 'name', s.full_name) from person s where s.id = m.spouse_id)) order by lower(m.during)), '[]')
      from marriage_bond m where m.person_id = p.id and not isempty(m.during)),
    'deaths', (select coalesce(jsonb_agg(jsonb_build_object('on', d.died_on, 'declared', d.declared, 'reversedOn', d.reversed_on, 'entry', entry_seen(d.office_id, d.entry_id))), '[]')
      from person_death d where d.person_id = p.id),
    'conditions', (select coalesce(jsonb_agg(jsonb_build_object('condition', c.condition, 'from', lower(c.during), 'to', upper(c.during), 'basis', c.basis, 'entry', entry_seen(c.office_id, c.entry_id))), '[]')
      from person_condition c where c.person_id = p.id),
    'guardianships', (select coalesce(jsonb_agg(jsonb_build_object('as', g.role, 'from', lower(g.during), 'to', upper(g.during), 'reason', g.end_reason,
        'with', g.names, 'entry', entry_seen(g.office_id, g.entry_id), 'end', case when g.end_entry_id is not null then entry_seen(g.end_office_id, g.end_entry_id) end)), '[]') from (
      select 'WARD' as role, w.during, w.end_reason, w.office_id, w.entry_id, w.end_office_id, w.end_entry_id,
        (select jsonb_agg(q.full_name) from guardianship_party gp join person q on q.id = gp.person_id where gp.guardianship_id = w.entry_id and gp.role = 'GUARDIAN') as names
      from guardianship w where w.ward_id = p.id
      union all
      select gp.role, gp.during, w.end_reason, gp.office_id, gp.entry_id, w.end_office_id, w.end_entry_id, (select jsonb_build_array(q.full_name) from person q where q.id = w.ward_id)
      from guardianship_party gp join guardianship w on w.entry_id = gp.guardianship_id where gp.person_id = p.id) g),
    'changes', (select coalesce(jsonb_agg(jsonb_build_object('field', h.field, 'from', h.from_value, 'to', h.to_value, 'on', h.valid_from, 'entry', entry_seen(h.office_id, h.entry_id)) order by h.valid_from, h.seq), '[]')
      from changes_of(p.id) h where h.field <> 'sex' or app_sees(h.office_id)),
    'family', family_of(p.id))
  from person p where p.id = person_seen(p_id, p_pin, p_beyond)
$function$;

-- What an entry changed is told of the people as they are now.
CREATE OR REPLACE FUNCTION public.revocation_facts(p_office integer, p_entry uuid)
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
    'changes', (select coalesce(jsonb_agg(jsonb_build_object('personId', q.person_id, 'field', c.field, 'from', c.from_value, 'to', c.to_value) order by c.seq desc), '[]')
      from (select distinct person_id from people) q, changes_of(q.person_id) c where c.entry_id = p_entry),
    'revisions', (select coalesce(jsonb_agg(jsonb_build_object('officeId', r.office_id, 'entryId', r.entry_id, 'reason', r.reason, 'changedFields', r.changed_fields)), '[]')
      from entry_revision r where r.by_office_id = p_office and r.by_entry_id = p_entry),
    'dependents', (select coalesce(jsonb_agg(jsonb_build_object('officeId', f.office_id, 'entryId', f.entry_id, 'reference', entry_reference(f.office_id, f.entry_id),
        'kind', (select x.kind from register_entry x where x.office_id = f.office_id and x.id = f.entry_id), 'why', f.why)), '[]')
      from found f where f.entry_id <> p_entry and not exists (select from entry_revocation v where v.office_id = f.office_id and v.entry_id = f.entry_id)))
  from register_entry e join office o on o.id = e.office_id where e.office_id = p_office and e.id = p_entry
$function$;

-- Entries are found by any number a person bears, also one of an identity that was merged.
CREATE OR REPLACE FUNCTION public.source_entries(p_registers text[], p_pin text, p_person uuid, p_office integer, p_no integer, p_year integer)
 RETURNS SETOF jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select known_entry(f.office_id, f.entry_id) from (
    select distinct ep.office_id, ep.entry_id from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where p_pin is not null and ep.pin = p_pin and ep.role <> 'INFORMANT' and e.register = any (p_registers)
    union
    select ep.office_id, ep.entry_id from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where p_pin is not null and ep.person_id = person_follow(p_pin, null) and ep.role <> 'INFORMANT' and e.register = any (p_registers)
    union
    select ep.office_id, ep.entry_id from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where p_person is not null and ep.person_id = person_now(p_person) and ep.role <> 'INFORMANT' and e.register = any (p_registers)
    union
    select e.office_id, e.id from register_entry e where p_office is not null and e.office_id = p_office and e.register = any (p_registers) and e.year = p_year and e.entry_no = p_no
    limit 50) f
$function$;

-- An adoptive parent named in a judgment is who he or she is now.
CREATE OR REPLACE FUNCTION public.apply_judgment(p_office integer, p_entry uuid, p_number_key text, p_sender_key text, p_on date, p_effects jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  f jsonb;
  l_child uuid;
  l_parent uuid;
begin
  if p_office is null or not p_office = any (app_writable()) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  update judgment_note set applied = true
  where office_id = p_office and entry_id = p_entry and number_key = p_number_key and sender_key = p_sender_key and not applied;
  if not found then raise exception 'judgment-not-noted' using errcode = 'no_data_found'; end if;
  for f in select x from jsonb_array_elements(p_effects) x loop
    select person_id into l_child from entry_person where office_id = p_office and entry_id = p_entry and role = coalesce(f ->> 'role', f ->> 'child', f ->> 'ward');
    case f ->> 'does'
    when 'end-parent' then
      perform 1 from person where id = l_child for no key update;
      update family_link set ended_on = (f ->> 'on')::date where child_id = l_child and relation = f ->> 'relation' and ended_on is null;
    when 'adopt-by' then
      continue when l_child is null;
      perform 1 from person where id = l_child for no key update;
      l_parent := person_now(person_for(p_entry, f -> 'person'));
      insert into family_link (child_id, parent_id, relation, office_id, entry_id, made_by, since)
      values (l_child, l_parent, f ->> 'relation', p_office, p_entry, 'ADOPTION', (f ->> 'on')::date)
      on conflict (child_id, relation, parent_id) do update set ended_on = null, since = excluded.since, office_id = excluded.office_id, entry_id = excluded.entry_id where family_link.ended_on is not null;
    when 'die' then
      if not exists (select from person_death d where d.person_id = l_child and d.reversed_on is null) then
        perform apply_effects(p_office, p_entry, p_on, jsonb_build_array(f));
      end if;
    when 'parent' then
      -- A bond that ended stands again when a court says so.
      update family_link l set ended_on = null, made_by = f ->> 'by', office_id = p_office, entry_id = p_entry, since = p_on
      from entry_person ep where ep.office_id = p_office and ep.entry_id = p_entry and ep.role = f ->> 'parent' and l.parent_id = ep.person_id and l.relation = f ->> 'relation'
        and l.ended_on is not null and l.child_id = (select person_id from entry_person where office_id = p_office and entry_id = p_entry and role = f ->> 'child');
      perform apply_effects(p_office, p_entry, p_on, jsonb_build_array(f));
    else
      perform apply_effects(p_office, p_entry, p_on, jsonb_build_array(f));
    end case;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.audit_append(l_office integer, l_actor uuid, l_actor_name text, l_session text, l_action text, l_kind text, l_subject text, l_purpose text, l_details jsonb)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  l_seq bigint;
  l_prev bytea;
  l_hash bytea;
  l_at timestamptz;
begin
  if app_is_person() and (l_office is distinct from app_office() or l_actor is distinct from app_actor()) then
    raise exception 'not-own-name' using errcode = 'insufficient_privilege';
  end if;
  select seq + 1, hash into l_seq, l_prev from audit_head where office_id = l_office for update;
  if not found then
    insert into audit_head values (l_office, 0, sha256(convert_to('hotich:' || l_office, 'UTF8'))) on conflict do nothing;
    select seq + 1, hash into l_seq, l_prev from audit_head where office_id = l_office for update;
  end if;
  l_at := clock_timestamp();
  l_hash := audit_hash(l_prev, l_office, l_seq, l_at, l_actor, l_actor_name, l_session, l_action, l_kind, l_subject, l_purpose, l_details);
  insert into audit_line values (l_office, l_seq, l_at, l_actor, l_actor_name, l_session, l_action, l_kind, l_subject, l_purpose, l_details, l_prev, l_hash);
  update audit_head set seq = l_seq, hash = l_hash where office_id = l_office;
  return l_seq;
end $function$
;

CREATE OR REPLACE FUNCTION public.audit_hash(prev bytea, l_office integer, l_seq bigint, l_at timestamp with time zone, l_actor uuid, l_actor_name text, l_session text, l_action text, l_kind text, l_subject text, l_purpose text, l_details jsonb)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select sha256(prev || convert_to(
    jsonb_build_array(l_office, l_seq, (extract(epoch from l_at) * 1000000)::bigint, l_actor, l_actor_name, l_session, l_action, l_kind, l_subject, l_purpose, l_details)::text, 'UTF8'))
$function$;
