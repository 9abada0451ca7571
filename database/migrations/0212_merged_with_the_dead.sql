-- Who is found to be one with somebody dead is dead, and his or her marriage has ended; undone, it stands again.
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
  -- A death that now is the death of somebody married ends that marriage (the trigger on the bond does it).
  with ended as (
    update marriage_bond bond set during = bond.during where bond.entry_id in (
      select k.entry_id from marriage_bond k where k.person_id = l_into and upper_inf(k.during) and not isempty(k.during)
        and exists (select from person_death d where d.person_id = l_into and d.reversed_on is null)) returning bond.entry_id)
  select l_moved || jsonb_build_object('ended', coalesce(jsonb_agg(distinct entry_id), '[]')) into l_moved from ended;
  insert into person_merge (id, from_id, into_id, pair_id, reason, office_id, made_by, made_by_name, made_at, moved, aside)
  values (p_merge, l_from, l_into, p_pair, p_reason, app_office(), p_by, p_name, p_at, l_moved, l_aside);
  return l_into;
end $function$
;

CREATE OR REPLACE FUNCTION public.merged_into(p_id uuid)
 RETURNS TABLE(id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  with recursive under as (select p_id as id union select m.from_id from under u join person_merge m on m.into_id = u.id and m.undone_at is null)
  select id from under
$function$;

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

  -- A marriage ended by the merger, or meanwhile, through the death or divorce of the other of the two was never ended.
  for l_row in select distinct k.entry_id, k.office_id from marriage_bond k join register_entry e on e.office_id = k.end_office_id and e.id = k.end_entry_id
      where k.person_id in (m.from_id, m.into_id) and k.end_entry_id <> k.entry_id and k.ended_by <> 'REVOCATION' and not isempty(k.during) and (e.registered_at >= m.made_at or m.moved -> 'ended' ? k.entry_id::text)
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
