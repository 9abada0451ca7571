-- One person of the nation on a page: what the registers hold of a life, of a family and of the papers given out.

-- Whether whoever asks may open an entry.
create function app_sees(p_office int) returns boolean language sql stable as $$ select app_national() or p_office = any (app_offices()) $$;

-- An entry as a line of somebody's life; `open` tells whether the asker may read it.
create function entry_seen(p_office int, p_entry uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('officeId', e.office_id, 'entryId', e.id, 'kind', e.kind, 'register', e.register,
    'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year, 'registeredOn', e.registered_on, 'officeName', e.office_name,
    'open', app_sees(e.office_id), 'revoked', exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id))
  from register_entry e where e.office_id = p_office and e.id = p_entry
$$;
revoke execute on function entry_seen(int, uuid) from public;

/*
 The person an asker may see: one who stands in an entry of the asker's offices, or whose number was given and who may be looked for in the whole nation
 by exact key (p_beyond).
*/
create function person_seen(p_id uuid, p_pin text, p_beyond boolean) returns uuid
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select p.id from person p
  where ((p_id is not null and p.id = p_id) or (p_id is null and p_pin is not null and p.pin = p_pin))
    and ((p_id is null and p_beyond) or app_national() or exists (select from entry_person ep where ep.person_id = p.id and ep.office_id = any (app_offices())))
$$;
revoke execute on function person_seen(uuid, text, boolean) from public;

/*
 The family around a person: two generations above, whoever he or she was married to or has children with, children and siblings; a hundred people at the most.
 Adoption is told only to offices that keep the entry (domain/03 §8).
*/
create function family_of(p_person uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  with up1 as materialized (
    select l.parent_id as id from family_link l where l.child_id = p_person and l.ended_on is null and (l.relation not like 'ADOPTIVE%' or app_sees(l.office_id)) limit 4),
  up2 as materialized (
    select l.parent_id as id from up1 join family_link l on l.child_id = up1.id
    where l.ended_on is null and (l.relation not like 'ADOPTIVE%' or app_sees(l.office_id)) limit 16),
  wed as materialized (
    select distinct b.spouse_id as id from marriage_bond b where b.person_id = p_person and b.spouse_id is not null and not isempty(b.during) and b.ended_by is distinct from 'REVOCATION' limit 10),
  down as materialized (
    select distinct l.child_id as id from family_link l where l.parent_id = p_person and l.ended_on is null and (l.relation not like 'ADOPTIVE%' or app_sees(l.office_id)) limit 30),
  beside as materialized (
    select distinct l.child_id as id from up1 join family_link l on l.parent_id = up1.id
    where l.child_id <> p_person and l.ended_on is null and (l.relation not like 'ADOPTIVE%' or app_sees(l.office_id)) limit 24),
  other as materialized (
    select distinct l.parent_id as id from down join family_link l on l.child_id = down.id
    where l.parent_id <> p_person and l.ended_on is null and (l.relation not like 'ADOPTIVE%' or app_sees(l.office_id)) limit 10),
  everybody as materialized (
    select id, min(place) as place from (
      select p_person as id, 0 as place union all select id, 1 from wed union all select id, 2 from other union all select id, 3 from up1
      union all select id, 4 from up2 union all select id, 5 from down union all select id, 6 from beside) x group by id)
  select jsonb_build_object(
    'people', (select coalesce(jsonb_agg(jsonb_build_object('personId', p.id, 'name', p.full_name, 'sex', p.sex, 'birthYear', coalesce(p.birth_year, extract(year from p.birth_date)::int),
        'dead', exists (select from person_death d where d.person_id = p.id and d.reversed_on is null),
        'place', (array['SELF', 'SPOUSE', 'OTHER_PARENT', 'PARENT', 'GRANDPARENT', 'CHILD', 'SIBLING'])[v.place + 1],
        'key', case when app_national() or exists (select from entry_person ep where ep.person_id = p.id and ep.office_id = any (app_offices())) then p.id::text else p.pin end)
        order by v.place, p.birth_date nulls last, p.birth_year nulls last, p.full_name), '[]')
      from everybody v join person p on p.id = v.id),
    'parents', (select coalesce(jsonb_agg(jsonb_build_object('child', l.child_id, 'parent', l.parent_id, 'adoptive', l.relation like 'ADOPTIVE%') order by l.child_id, l.relation), '[]')
      from everybody c join family_link l on l.child_id = c.id join everybody q on q.id = l.parent_id
      where l.ended_on is null and (l.relation not like 'ADOPTIVE%' or app_sees(l.office_id))),
    'couples', (select coalesce(jsonb_agg(distinct jsonb_build_object('one', least(b.person_id, b.spouse_id), 'other', greatest(b.person_id, b.spouse_id), 'ended', not upper_inf(b.during))), '[]')
      from everybody a join marriage_bond b on b.person_id = a.id join everybody o on o.id = b.spouse_id
      where not isempty(b.during) and b.ended_by is distinct from 'REVOCATION'))
$$;
revoke execute on function family_of(uuid) from public;

-- Everything the registers hold of one life, in rows; the program makes the sentences. At most 200 entries.
create function person_page(p_id uuid, p_pin text, p_beyond boolean) returns jsonb
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
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
    'changes', (select coalesce(jsonb_agg(jsonb_build_object('field', h.field, 'from', h.from_value, 'to', h.to_value, 'on', h.valid_from, 'entry', entry_seen(h.office_id, h.entry_id)) order by h.seq), '[]')
      from person_change h where h.person_id = p.id and (h.field <> 'sex' or app_sees(h.office_id))),
    'family', family_of(p.id))
  from person p where p.id = person_seen(p_id, p_pin, p_beyond)
$$;
revoke execute on function person_page(uuid, text, boolean) from public;

-- Papers made from the entries a person is the subject of, by whatever office, with what decides whether each still stands.
create function papers_of_person(p_id uuid, p_pin text, p_beyond boolean) returns jsonb
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  with asked as materialized (select person_seen(p_id, p_pin, p_beyond) as id)
  select jsonb_build_object('personId', (select id from asked), 'papers', coalesce(jsonb_agg(x.line order by x.issued_on desc, x.id), '[]')) from (
    select d.issued_on, d.id, jsonb_build_object('documentId', d.id, 'kind', d.kind, 'number', d.number, 'office', coalesce(n.name, o.name), 'issuedOn', d.issued_on, 'state', d.state,
      'original', d.original, 'copies', d.copies, 'open', app_sees(d.office_id), 'entry', entry_seen(d.entry_office_id, d.entry_id),
      'entryRevoked', exists (select from entry_revocation v where v.office_id = d.entry_office_id and v.entry_id = d.entry_id),
      'newerContent', exists (select from entry_revision r where r.office_id = d.entry_office_id and r.entry_id = d.entry_id and r.revision > d.entry_revision),
      'newerNote', exists (select from marginal_note m where m.office_id = d.entry_office_id and m.entry_id = d.entry_id and m.noted_at > d.signed_at)) as line
    from asked join entry_person ep on ep.person_id = asked.id
    join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id
    join document d on d.entry_office_id = ep.office_id and d.entry_id = ep.entry_id
    join office o on o.id = d.office_id left join office_name n on n.office_id = o.id and n.valid @> d.issued_on
    where ep.subject and d.state <> 'PREPARED' and (e.kind <> 'ADOPTION' or app_sees(e.office_id))
    order by d.issued_on desc limit 200) x
$$;
revoke execute on function papers_of_person(uuid, text, boolean) from public;

-- How an entry stands to others, in both directions: those this one speaks of, and those that speak of it.
create function entry_links(p_office int, p_entry uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select coalesce(jsonb_agg(x.line order by x.on), '[]') from (
    select e.registered_on as on, jsonb_build_object('relation', l.relation, 'outgoing', l.outgoing, 'entry', entry_seen(e.office_id, e.id),
      'subject', (select string_agg(s.full_name, ' – ' order by s.role desc) from entry_person s where s.office_id = e.office_id and s.entry_id = e.id and s.subject)) as line
    from (select relation, true as outgoing, other_office_id as office_id, other_entry_id as id from entry_link where office_id = p_office and entry_id = p_entry
      union select relation, false, office_id, entry_id from entry_link where other_office_id = p_office and other_entry_id = p_entry
      union select 'ENDS', false, b.end_office_id, b.end_entry_id from marriage_bond b where b.entry_id = p_entry and b.end_entry_id is not null and b.end_entry_id <> p_entry
      union select 'ENDS', true, b.office_id, b.entry_id from marriage_bond b where b.end_entry_id = p_entry and b.entry_id <> p_entry) l
    join register_entry e on e.office_id = l.office_id and e.id = l.id
    where e.kind <> 'ADOPTION' or app_sees(e.office_id)
    limit 100) x
$$;
revoke execute on function entry_links(int, uuid) from public;
grant execute on function app_sees(int), person_page(uuid, text, boolean), papers_of_person(uuid, text, boolean), entry_links(int, uuid) to hotich_person;
