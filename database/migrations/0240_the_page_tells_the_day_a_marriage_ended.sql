-- The page of a person tells the day on which a marriage really ended (`marriage_ended_on`). It stands after what merged lives changed in the page.
create or replace function person_page(p_id uuid, p_pin text, p_beyond boolean)
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
        'entry', case when m.start_known then entry_seen(m.office_id, m.entry_id) end, 'from', case when m.start_known then lower(m.during) end, 'to', marriage_ended_on(m),
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
