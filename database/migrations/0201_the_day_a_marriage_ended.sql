-- Who loses the other on the wedding day is widowed from that day. The marriage is kept as one day long, so that it is not taken for one that never
-- was; what people are told is the day it really ended (HNGĐ 65).
create function marriage_ended_on(b marriage_bond) returns date
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select case when b.ended_by = 'DEATH' and b.start_known and upper(b.during) = lower(b.during) + 1
      and exists (select from person_death d where d.person_id in (b.person_id, b.spouse_id) and d.reversed_on is null and d.died_on <= lower(b.during))
    then lower(b.during) else upper(b.during) end
$$;
revoke execute on function marriage_ended_on(marriage_bond) from public;

create or replace function known_person(p_pin text, p_id uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
  select jsonb_build_object(
    'personId', p.id, 'pin', p.pin, 'name', p.full_name, 'sex', p.sex, 'birth', jsonb_build_object('year', p.birth_year, 'date', p.birth_date),
    'death', (select jsonb_build_object('on', d.died_on, 'declared', d.declared, 'entry', jsonb_build_object('officeId', d.office_id, 'entryId', d.entry_id), 'reference', entry_reference(d.office_id, d.entry_id))
      from person_death d where d.person_id = p.id and d.reversed_on is null),
    'conditions', coalesce((select jsonb_agg(jsonb_build_object('condition', c.condition, 'from', lower(c.during))) from person_condition c where c.person_id = p.id and upper_inf(c.during)), '[]'),
    'marriages', coalesce((select jsonb_agg(jsonb_build_object(
        'entry', case when m.start_known then jsonb_build_object('officeId', m.office_id, 'entryId', m.entry_id) end,
        'reference', case when m.start_known then entry_reference(m.office_id, m.entry_id) else '' end,
        'spouse', (select jsonb_build_object('personId', s.id, 'pin', s.pin, 'name', s.full_name) from person s where s.id = m.spouse_id),
        'from', case when m.start_known then lower(m.during) end, 'to', marriage_ended_on(m), 'endedBy', m.ended_by,
        'endBasis', case when m.end_basis <> '' then m.end_basis when m.end_entry_id is not null then entry_reference(m.end_office_id, m.end_entry_id) else '' end) order by lower(m.during))
      from marriage_bond m where m.person_id = p.id and not isempty(m.during) and m.ended_by is distinct from 'REVOCATION'), '[]'),
    'mother', relative_of(p.id, 'MOTHER'), 'father', relative_of(p.id, 'FATHER'),
    'adoptiveMother', relative_of(p.id, 'ADOPTIVE_MOTHER'), 'adoptiveFather', relative_of(p.id, 'ADOPTIVE_FATHER'),
    'guardianship', (select jsonb_build_object('entry', jsonb_build_object('officeId', g.office_id, 'entryId', g.entry_id), 'from', lower(g.during), 'reference', entry_reference(g.office_id, g.entry_id),
        'guardians', (select coalesce(jsonb_agg(jsonb_build_object('personId', q.id, 'pin', q.pin, 'name', q.full_name)), '[]') from guardianship_party gp join person q on q.id = gp.person_id
          where gp.guardianship_id = g.entry_id and gp.role = 'GUARDIAN' and upper_inf(gp.during)))
      from guardianship g where g.ward_id = p.id and upper_inf(g.during)),
    'birthEntry', (select jsonb_build_object('officeId', ep.office_id, 'entryId', ep.entry_id) from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
      where ep.person_id = p.id and ep.role = 'CHILD' and not exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id) order by e.registered_at limit 1))
  from person p where (p_id is not null and p.id = p_id) or (p_id is null and p_pin is not null and p.pin = p_pin)
$function$;
