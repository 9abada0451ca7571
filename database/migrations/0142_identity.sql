-- One person, one identity: pairs that may be one, what people decided on them, and mergers that can be taken back. An entry is never changed by any of it.

create table match_pair (
  id              uuid primary key,
  -- BIRTH: two entries of one birth. PERSON: somebody an entry names without a number, and a person of the registers.
  kind            text not null check (kind in ('BIRTH', 'PERSON')),
  a_office        int not null,
  a_entry         uuid not null,
  a_role          text not null,
  b_office        int not null,
  b_entry         uuid not null,
  b_role          text not null,
  verdict         text not null check (verdict in ('certain', 'possible')),
  score           int not null check (score between 0 and 100),
  -- Sentences, the weightiest first: [{vi, en}].
  reasons         jsonb not null,
  found_by        text not null check (found_by in ('SWEEP', 'ENTRY')),
  found_at        timestamptz not null,
  state           text not null default 'OPEN' check (state in ('OPEN', 'LATER', 'SAME', 'DIFFERENT')),
  decided_at      timestamptz,
  decided_by_name text not null default '',
  unique (a_entry, b_entry, a_role, b_role)
);
create index match_pair_a on match_pair (a_office, state, score desc);
create index match_pair_b on match_pair (b_office, state, score desc);
create index match_pair_b_entry on match_pair (b_entry);
alter table match_pair enable row level security;
create policy read_in_scope on match_pair for select to hotich_person using ((select app_national()) or a_office = any ((select app_offices())::int[]) or b_office = any ((select app_offices())::int[]));
grant select on match_pair to hotich_person;

-- Everything ever decided on a pair; a decision is taken back by another one.
create table match_decision (
  pair_id         uuid not null references match_pair (id),
  seq             int not null,
  decision        text not null check (decision in ('SAME', 'DIFFERENT', 'LATER', 'UNDO')),
  reason          text not null,
  office_id       int not null,
  made_by         uuid not null,
  made_by_name    text not null,
  made_at         timestamptz not null,
  primary key (pair_id, seq)
);
alter table match_decision enable row level security;
create policy read_of_pair on match_decision for select to hotich_person using (exists (select from match_pair p where p.id = pair_id));
grant select on match_decision to hotich_person;
create trigger append_only before update or delete on match_decision for each row execute function refuse_change();
create trigger never_truncated before truncate on match_decision execute function refuse_change();

/*
 Two people of the registers who are one: whatever points to the first points to the second from then on. `moved` remembers row by row what was pointed
 anew and `aside` what had to step back (a second link to a mother, a second death), so that it can be taken back to the letter.
*/
create table person_merge (
  id              uuid primary key,
  from_id         uuid not null references person (id),
  into_id         uuid not null references person (id),
  pair_id         uuid references match_pair (id),
  reason          text not null,
  office_id       int not null,
  made_by         uuid not null,
  made_by_name    text not null,
  made_at         timestamptz not null,
  moved           jsonb not null,
  aside           jsonb not null,
  undone_at       timestamptz,
  undone_by       uuid,
  undone_by_name  text not null default '',
  undo_reason     text not null default '',
  check (from_id <> into_id)
);
create unique index person_merge_open on person_merge (from_id) where undone_at is null;
create index person_merge_into on person_merge (into_id);
create index person_merge_pair on person_merge (pair_id) where pair_id is not null;
alter table person_merge enable row level security;

-- Whom an id stands for now.
create function person_now(p_id uuid) returns uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare l_id uuid := p_id; l_next uuid;
begin
  for n in 1 .. 20 loop
    select into_id into l_next from person_merge where from_id = l_id and undone_at is null;
    exit when not found;
    l_id := l_next;
  end loop;
  return l_id;
end $$;
create function person_follow(p_pin text, p_id uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select person_now(coalesce((select id from person where id = p_id), (select id from person where pin = p_pin)))
$$;
revoke execute on function person_now(uuid), person_follow(text, uuid) from public;
grant execute on function person_now(uuid), person_follow(text, uuid) to hotich_person;

-- New entries that name somebody merged stand with whom he or she is now.
create function follow_merges() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from person_merge where undone_at is null) then
    update entry_person ep set person_id = person_now(a.person_id) from added a join person_merge m on m.from_id = a.person_id and m.undone_at is null
    where ep.office_id = a.office_id and ep.entry_id = a.entry_id and ep.role = a.role;
  end if;
  return null;
end $$;
revoke execute on function follow_merges() from public;
create trigger follow_merges after insert on entry_person referencing new table as added for each statement execute function follow_merges();

-- Merges p_from into p_into and tells which id remains; refusals are one word.
create function merge_persons(p_merge uuid, p_from uuid, p_into uuid, p_pair uuid, p_reason text, p_by uuid, p_name text, p_at timestamptz) returns uuid
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
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
    'reminder', (select coalesce(jsonb_agg(id), '[]') from reminder where person_id = l_from));

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
end $$;
revoke execute on function merge_persons(uuid, uuid, uuid, uuid, text, uuid, text, timestamptz) from public;

-- Takes a merger back: everything that was pointed anew points back, what stepped back returns. What came later stays with whom it came to.
create function undo_merge(p_merge uuid, p_reason text, p_by uuid, p_name text, p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare m person_merge;
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
end $$;
revoke execute on function undo_merge(uuid, text, uuid, text, timestamptz) from public;

/*
 A person's decision on a pair of the own office: SAME merges the two, DIFFERENT and LATER keep them apart, UNDO takes the last decision back and with it
 the merger. Tells 'done', or why not.
*/
create function decide_pair(p_pair uuid, p_decision text, p_reason text, p_merge uuid, p_name text, p_at timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare p match_pair; l_a uuid; l_b uuid; l_merge uuid; l_seq int;
begin
  select * into p from match_pair where id = p_pair and (a_office = any (app_writable()) or b_office = any (app_writable())) for update;
  if not found then return 'missing'; end if;
  if (p_decision = 'UNDO') = (p.state = 'OPEN') then return 'outdated'; end if;
  if p_decision <> 'UNDO' and p.state in ('SAME', 'DIFFERENT') then return 'outdated'; end if;
  if p_decision = 'SAME' then
    select person_id into l_a from entry_person where office_id = p.a_office and entry_id = p.a_entry and role = p.a_role;
    select person_id into l_b from entry_person where office_id = p.b_office and entry_id = p.b_entry and role = p.b_role;
    if l_a is null or l_b is null then return 'outdated'; end if;
    perform merge_persons(p_merge, l_b, l_a, p.id, p_reason, app_actor(), p_name, p_at);
  elsif p_decision = 'UNDO' then
    select id into l_merge from person_merge where pair_id = p.id and undone_at is null;
    if l_merge is not null then perform undo_merge(l_merge, p_reason, app_actor(), p_name, p_at); end if;
  end if;
  select coalesce(max(seq), 0) + 1 into l_seq from match_decision where pair_id = p.id;
  insert into match_decision (pair_id, seq, decision, reason, office_id, made_by, made_by_name, made_at) values (p.id, l_seq, p_decision, p_reason, app_office(), app_actor(), p_name, p_at);
  update match_pair set state = case p_decision when 'UNDO' then 'OPEN' else p_decision end, decided_at = p_at, decided_by_name = p_name where id = p.id;
  return 'done';
end $$;
revoke execute on function decide_pair(uuid, text, text, uuid, text, timestamptz) from public;
grant execute on function decide_pair(uuid, text, text, uuid, text, timestamptz) to hotich_person;

-- One side of a pair as the one who decides must see it: who it is about, the people beside, the entry, and the person as the registers know him or her.
create function pair_side(p_office int, p_entry uuid, p_role text) returns jsonb
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select jsonb_build_object('officeId', e.office_id, 'entryId', e.id, 'officeName', e.office_name, 'register', e.register, 'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year,
    'registeredOn', e.registered_on, 'open', app_national() or e.office_id = any (app_offices()), 'role', ep.role, 'name', ep.full_name, 'birthDate', ep.birth_date, 'birthYear', ep.birth_year,
    'sex', ep.sex, 'pin', coalesce(ep.pin, p.pin), 'personId', ep.person_id,
    'birthPlace', coalesce(e.content #>> '{child,birthPlace,asWritten}', ''), 'hometown', coalesce(e.content #>> '{child,hometown,asWritten}', ''),
    'revoked', exists (select from entry_revocation v where v.office_id = e.office_id and v.entry_id = e.id),
    'beside', (select coalesce(jsonb_agg(jsonb_build_object('role', o.role, 'name', o.full_name, 'birthYear', o.birth_year, 'pin', o.pin) order by o.role), '[]') from entry_person o
      where o.office_id = e.office_id and o.entry_id = e.id and o.role <> ep.role and o.role <> 'INFORMANT'))
  from register_entry e join entry_person ep on ep.office_id = e.office_id and ep.entry_id = e.id and ep.role = p_role join person p on p.id = ep.person_id
  where e.office_id = p_office and e.id = p_entry
$$;
revoke execute on function pair_side(int, uuid, text) from public;
create function pairs_to_decide(p_kind text, p_states text[], p_limit int) returns setof jsonb
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
begin
  return query
  with mine as (
    select m.* from match_pair m where not app_national() and m.a_office = any (app_offices()) and m.state = any (p_states) and (p_kind is null or m.kind = p_kind)
    union select m.* from match_pair m where not app_national() and m.b_office = any (app_offices()) and m.state = any (p_states) and (p_kind is null or m.kind = p_kind)
    union select * from (select m.* from match_pair m where app_national() and m.state = any (p_states) and (p_kind is null or m.kind = p_kind) limit 500) n)
  select jsonb_build_object('id', m.id, 'kind', m.kind, 'verdict', m.verdict, 'score', m.score, 'reasons', m.reasons, 'foundAt', m.found_at, 'state', m.state,
    'a', pair_side(m.a_office, m.a_entry, m.a_role), 'b', pair_side(m.b_office, m.b_entry, m.b_role),
    'decisions', (select coalesce(jsonb_agg(jsonb_build_object('decision', d.decision, 'reason', d.reason, 'byName', d.made_by_name, 'at', d.made_at) order by d.seq), '[]') from match_decision d where d.pair_id = m.id))
  from (select * from mine order by verdict, score desc, id limit p_limit) m;
end $$;
revoke execute on function pairs_to_decide(text, text[], int) from public;
grant execute on function pairs_to_decide(text, text[], int) to hotich_person;

-- Keeps a pair that was found; one that is known stays as it was decided.
create function keep_pairs(p_pairs jsonb) returns int
language sql security definer set search_path = public, pg_temp as $$
  with kept as (
    insert into match_pair (id, kind, a_office, a_entry, a_role, b_office, b_entry, b_role, verdict, score, reasons, found_by, found_at)
    select x.id, x.kind, x.a_office, x.a_entry, x.a_role, x.b_office, x.b_entry, x.b_role, x.verdict, x.score, x.reasons, x.found_by, x.found_at
    from jsonb_to_recordset(p_pairs) as x (id uuid, kind text, a_office int, a_entry uuid, a_role text, b_office int, b_entry uuid, b_role text, verdict text, score int, reasons jsonb, found_by text, found_at timestamptz)
    order by x.a_entry, x.b_entry on conflict do nothing returning 1)
  select count(*)::int from kept
$$;
revoke execute on function keep_pairs(jsonb) from public;
-- What a desk finds while it registers, of its own entries alone.
create function propose_links(p_pairs jsonb) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app_is_person() and exists (select from jsonb_array_elements(p_pairs) x where not (x ->> 'a_office')::int = any (app_writable()) or x ->> 'kind' <> 'PERSON') then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  return keep_pairs(p_pairs);
end $$;
revoke execute on function propose_links(jsonb) from public;
grant execute on function propose_links(jsonb) to hotich_person;

/*
 People of the nation who may be the ones an entry names without a number: same folded name and year of birth; with whom they had children or were married.
 p_people: [{role, key, year}]. At most twenty for each.
*/
create function people_like(p_people jsonb) returns table (role text, person_id uuid, pin text, full_name text, birth_date date, sex text, stands text, office_id int, entry_id uuid, partners jsonb)
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  select v.role, p.id, p.pin, p.full_name, p.birth_date, p.sex, c.stands, c.office_id, c.entry_id,
    (select coalesce(jsonb_agg(distinct jsonb_build_object('name', o.full_name, 'year', o.birth_year, 'pin', o.pin)), '[]') from (
      select y.full_name, y.birth_year, y.pin from entry_person x join entry_person y on y.office_id = x.office_id and y.entry_id = x.entry_id
      where x.person_id = p.id and x.role <> y.role and ((x.role in ('MOTHER', 'FATHER') and y.role in ('MOTHER', 'FATHER')) or (x.role in ('WIFE', 'HUSBAND') and y.role in ('WIFE', 'HUSBAND'))) limit 10) o)
  from jsonb_to_recordset(p_people) as v (role text, key text, year int)
  cross join lateral (
    select n.person_id, (array_agg(n.role order by n.role))[1] as stands, (array_agg(n.office_id order by n.role))[1] as office_id, (array_agg(n.entry_id order by n.role))[1] as entry_id
    from (select * from entry_person e where e.name_key = v.key and e.birth_year = v.year limit 100) n group by n.person_id limit 20) c
  join person p on p.id = c.person_id
$$;
revoke execute on function people_like(jsonb) from public;
grant execute on function people_like(jsonb) to hotich_person;

-- Whoever asks for an entry and stands in it besides is one person there: same name to the letter, no other day.
create function settle_informant(p_office int, p_entry uuid) returns void
language plpgsql security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare i entry_person; l_person uuid;
begin
  if app_is_person() and not p_office = any (app_writable()) then raise exception 'not-own-office' using errcode = 'insufficient_privilege'; end if;
  select * into i from entry_person where office_id = p_office and entry_id = p_entry and role = 'INFORMANT';
  if not found or i.pin is not null then return; end if;
  select o.person_id into l_person from entry_person o where o.office_id = p_office and o.entry_id = p_entry and o.role not in ('INFORMANT', 'CHILD') and o.full_name = i.full_name
    and (i.birth_year is null or o.birth_year is null or i.birth_year = o.birth_year) and (i.birth_date is null or o.birth_date is null or i.birth_date = o.birth_date);
  if l_person is null or l_person = i.person_id then return; end if;
  update entry_person set person_id = l_person where office_id = p_office and entry_id = p_entry and role = 'INFORMANT';
  -- The person made for the informant alone a moment ago.
  delete from person where id = i.person_id and pin is null and first_entry_id = p_entry and not exists (select from entry_person x where x.person_id = i.person_id);
end $$;
revoke execute on function settle_informant(int, uuid) from public;
grant execute on function settle_informant(int, uuid) to hotich_person;

-- Look-ups by number or id follow mergers.
create or replace function person_seen(p_id uuid, p_pin text, p_beyond boolean) returns uuid
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
  select p.id from person p
  where p.id = person_follow(case when p_id is null then p_pin end, p_id)
    and ((p_id is null and p_beyond) or app_national() or exists (select from entry_person ep where ep.person_id = p.id and ep.office_id = any (app_offices())))
$$;
revoke execute on function person_seen(uuid, text, boolean) from public;
create or replace function relatives_of(p_pin text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive me as (select person_follow(p_pin, null) as id),
  ancestors as (
    select id, 0 as up from me
    union select l.parent_id, a.up + 1 from family_link l join ancestors a on l.child_id = a.id where a.up < 4 and l.ended_on is null
  ),
  descendants as (
    select id, 0 as down from me
    union select l.child_id, d.down + 1 from family_link l join descendants d on l.parent_id = d.id where d.down < 4 and l.ended_on is null
  ),
  same_parents as (select l.child_id as id from family_link l join ancestors a on l.parent_id = a.id and a.up = 1),
  same_grandparents as (select l.child_id as id from family_link l join ancestors a on l.parent_id = a.id and a.up = 2)
  select id from ancestors where id is not null union select id from descendants where id is not null
  union select id from same_parents union select l.child_id from family_link l join same_parents s on l.parent_id = s.id
  union select id from same_grandparents union select l.child_id from family_link l join same_grandparents s on l.parent_id = s.id
  union select l.parent_id from family_link l join descendants d on l.child_id = d.id and d.down = 1
  union select b.spouse_id from marriage_bond b join me on b.person_id = me.id where b.spouse_id is not null and upper_inf(b.during)
$$;
