-- The index of people follows a changed entry also in the books of predecessors an office keeps, and where another person comes into it or goes.

-- A person of the nation: by PIN or id, else a new one who first stands in this entry.
create function person_for(p_entry uuid, v jsonb) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  l_id uuid;
begin
  select id into l_id from person where v ->> 'pin' is not null and pin = v ->> 'pin';
  if l_id is null then select id into l_id from person where id = (v ->> 'personId')::uuid; end if;
  if l_id is null then
    l_id := uuidv7();
    insert into person (id, pin, full_name, name_key, birth_year, birth_date, sex, first_entry_id)
    values (l_id, v ->> 'pin', v ->> 'name', v ->> 'key', (v ->> 'year')::int, (v ->> 'date')::date, v ->> 'sex', p_entry)
    on conflict (pin) do nothing;
    if not found then select id into l_id from person where pin = v ->> 'pin'; end if;
  end if;
  return l_id;
end $$;
revoke execute on function person_for(uuid, jsonb) from public;

/*
 p_people: [{role, name, key, year, date, sex, pin, personId, subject}], all who stand in the entry now. Of a parent with another PIN, or with another name and
 another year of birth, somebody else stands there; whoever is no longer named goes from the index (the earlier content keeps the name).
*/
create or replace function reindex_entry(p_office int, p_entry uuid, p_people jsonb, p_fact jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_office is null or not p_office = any (app_writable()) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from register_entry where office_id = p_office and id = p_entry) then
    raise exception 'entry-missing' using errcode = 'no_data_found';
  end if;
  delete from entry_person ep where ep.office_id = p_office and ep.entry_id = p_entry
    and not exists (select from jsonb_array_elements(p_people) v where v ->> 'role' = ep.role);
  delete from entry_person ep using jsonb_array_elements(p_people) v
  where ep.office_id = p_office and ep.entry_id = p_entry and ep.role = v ->> 'role' and not ep.subject
    and ((v ->> 'pin' is not null and ep.pin is not null and v ->> 'pin' <> ep.pin)
      or ((v ->> 'pin' is null or ep.pin is null) and v ->> 'key' <> ep.name_key and (v ->> 'year')::int is distinct from ep.birth_year));
  update entry_person ep set full_name = v ->> 'name', name_key = v ->> 'key', birth_year = (v ->> 'year')::int, birth_date = (v ->> 'date')::date, sex = v ->> 'sex'
  from jsonb_array_elements(p_people) v
  where ep.office_id = p_office and ep.entry_id = p_entry and ep.role = v ->> 'role';
  update person p set full_name = v ->> 'name', name_key = v ->> 'key', birth_year = (v ->> 'year')::int, birth_date = (v ->> 'date')::date, sex = v ->> 'sex'
  from jsonb_array_elements(p_people) v join entry_person ep on ep.office_id = p_office and ep.entry_id = p_entry and ep.role = v ->> 'role'
  where p.id = ep.person_id and p.first_entry_id = p_entry;
  insert into entry_person (office_id, entry_id, role, subject, person_id, full_name, name_key, birth_year, birth_date, sex, pin)
  select p_office, p_entry, v ->> 'role', coalesce((v ->> 'subject')::boolean, false), person_for(p_entry, v), v ->> 'name', v ->> 'key', (v ->> 'year')::int, (v ->> 'date')::date, v ->> 'sex', v ->> 'pin'
  from jsonb_array_elements(p_people) v
  where not exists (select from entry_person ep where ep.office_id = p_office and ep.entry_id = p_entry and ep.role = v ->> 'role');
  insert into name_key (key) select distinct v ->> 'key' from jsonb_array_elements(p_people) v on conflict do nothing;
  if p_fact is not null then
    update birth_fact b set claim_key = f.claim_key, birth_date = f.birth_date, birth_year = f.birth_year, sex = f.sex, child_name = f.child_name, child_key = f.child_key,
      birth_order = f.birth_order, plurality = f.plurality, mother_name = f.mother_name, mother_key = f.mother_key, mother_year = f.mother_year, mother_pin = f.mother_pin, father_key = f.father_key
    from jsonb_populate_record(null::birth_fact, p_fact) f where b.entry_id = p_entry and b.office_id = p_office;
  end if;
end $$;
