-- A marriage registered abroad may have ended before it is written here: `marry` with `to` says how (`how`: DIVORCE, ANNULMENT or DEATH) and by which paper (`basis`).
create or replace function apply_effects(p_office integer, p_entry uuid, p_on date, p_effects jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  f jsonb;
  l_person uuid;
  l_other uuid;
  l_from date;
  l_to date;
  l_n int;
  l_role text;
  l_bond record;
begin
  -- People are held in the order of their ids: of two events about one person the later sees what the earlier did.
  if exists (select from jsonb_array_elements(p_effects) x where x ->> 'does' <> 'parent') then
    perform 1 from person where id in (select person_id from entry_person where office_id = p_office and entry_id = p_entry) order by id for no key update;
  end if;
  for f in select x from jsonb_array_elements(p_effects) x loop
    select person_id into l_person from entry_person where office_id = p_office and entry_id = p_entry
      and role = coalesce(f ->> 'role', f ->> 'child', f ->> 'ward', f ->> 'wife', f ->> 'supervisor');
    case f ->> 'does'
    when 'act' then
      continue when l_person is null;
      if exists (select from person_death d where d.person_id = l_person and d.reversed_on is null) then
        raise exception 'person-dead' using errcode = 'check_violation', detail = f ->> 'role';
      end if;
      if exists (select from person_condition c where c.person_id = l_person and c.condition = 'MISSING' and c.during @> p_on) then
        raise exception 'person-missing' using errcode = 'check_violation', detail = f ->> 'role';
      end if;
      if (f ->> 'capable')::boolean and exists (select from person_condition c where c.person_id = l_person and c.condition = 'INCAPABLE' and c.during @> p_on) then
        raise exception 'person-incapable' using errcode = 'check_violation', detail = f ->> 'role';
      end if;
    when 'marry' then
      select person_id into l_other from entry_person where office_id = p_office and entry_id = p_entry and role = f ->> 'husband';
      l_from := (f ->> 'from')::date;
      l_to := (f ->> 'to')::date;
      begin
        insert into marriage_bond (office_id, entry_id, person_id, spouse_id, during, ended_by, end_basis)
        select p_office, p_entry, a, b, daterange(l_from, l_to), case when l_to is null then null else coalesce(f ->> 'how', 'DIVORCE') end, coalesce(f ->> 'basis', '')
        from (values (l_person, l_other), (l_other, l_person)) v (a, b) where a is not null order by a;
      exception when exclusion_violation then
        raise exception 'already-married' using errcode = 'exclusion_violation';
      end;
    when 'end-marriage' then
      update marriage_bond set during = daterange(lower(during), greatest(lower(during) + 1, (f ->> 'on')::date)), ended_by = f ->> 'how', end_office_id = p_office, end_entry_id = p_entry,
        end_basis = coalesce(f ->> 'basis', '')
      where entry_id in (select b.entry_id from marriage_bond b where b.person_id = l_person and upper_inf(b.during) and not isempty(b.during)
          and (f -> 'entry' is null or b.entry_id = (f -> 'entry' ->> 'entryId')::uuid)) and upper_inf(during);
      get diagnostics l_n = row_count;
      -- A marriage the registers never held: its end is known all the same, and with it the status of the person.
      if l_n = 0 and l_person is not null then
        begin
          insert into marriage_bond (office_id, entry_id, person_id, spouse_id, during, start_known, ended_by, end_office_id, end_entry_id, end_basis)
          values (p_office, p_entry, l_person, null, daterange((f ->> 'on')::date - 1, (f ->> 'on')::date), false, f ->> 'how', p_office, p_entry, coalesce(f ->> 'basis', ''));
        exception when exclusion_violation or unique_violation then
          null;
        end;
      end if;
    when 'die' then
      begin
        insert into person_death (person_id, office_id, entry_id, died_on, declared) values (l_person, p_office, p_entry, (f ->> 'on')::date, (f ->> 'declared')::boolean);
      exception when unique_violation then
        raise exception 'already-dead' using errcode = 'unique_violation', detail = f ->> 'role';
      end;
      l_to := coalesce((f ->> 'on')::date, p_on);
      for l_bond in select entry_id from marriage_bond where person_id = l_person and upper_inf(during) and not isempty(during) loop
        update marriage_bond set during = daterange(lower(during), greatest(lower(during) + 1, l_to)), ended_by = 'DEATH', end_office_id = p_office, end_entry_id = p_entry
        where entry_id = l_bond.entry_id and upper_inf(during);
      end loop;
    when 'revive' then
      update person_death set reversed_on = (f ->> 'on')::date, reversed_by = p_entry::text where person_id = l_person and reversed_on is null;
      -- BLDS 73: the marriage stands again unless the other has married since.
      for l_bond in select b.entry_id from marriage_bond b where b.person_id = l_person and b.ended_by = 'DEATH'
          and b.end_entry_id in (select d.entry_id from person_death d where d.person_id = l_person) loop
        begin
          update marriage_bond set during = daterange(lower(during), null), ended_by = null, end_office_id = null, end_entry_id = null where entry_id = l_bond.entry_id;
        exception when exclusion_violation then
          null;
        end;
      end loop;
    when 'parent' then
      select person_id into l_other from entry_person where office_id = p_office and entry_id = p_entry and role = f ->> 'parent';
      continue when l_person is null or l_other is null or l_person = l_other;
      insert into family_link (child_id, parent_id, relation, office_id, entry_id, made_by, since)
      values (l_person, l_other, f ->> 'relation', p_office, p_entry, f ->> 'by', p_on) on conflict do nothing;
      if not exists (select from family_link where child_id = l_person and relation = f ->> 'relation' and parent_id = l_other and ended_on is null) then
        raise exception 'second-parent' using errcode = 'unique_violation', detail = f ->> 'relation';
      end if;
    when 'adopt' then
      select person_id into l_other from entry_person where office_id = p_office and entry_id = p_entry and role = f ->> 'parent';
      insert into family_link (child_id, parent_id, relation, office_id, entry_id, made_by, since)
      values (l_person, l_other, f ->> 'relation', p_office, p_entry, 'ADOPTION', (f ->> 'on')::date)
      on conflict (child_id, relation, parent_id) do update set ended_on = null, since = excluded.since, office_id = excluded.office_id, entry_id = excluded.entry_id where family_link.ended_on is not null;
    when 'end-adoption' then
      update family_link set ended_on = (f ->> 'on')::date where child_id = l_person and relation in ('ADOPTIVE_MOTHER', 'ADOPTIVE_FATHER') and ended_on is null;
    when 'guard' then
      begin
        insert into guardianship (office_id, entry_id, ward_id, kind, during) values (p_office, p_entry, l_person, f ->> 'kind', daterange((f ->> 'from')::date, null));
      exception when exclusion_violation then
        raise exception 'second-guardian' using errcode = 'exclusion_violation';
      end;
      insert into guardianship_party (guardianship_id, person_id, role, during, office_id, entry_id)
      select p_entry, ep.person_id, 'GUARDIAN', daterange((f ->> 'from')::date, null), p_office, p_entry from entry_person ep
      where ep.office_id = p_office and ep.entry_id = p_entry and ep.role in (select jsonb_array_elements_text(f -> 'guardians'));
    when 'supervise' then
      insert into guardianship_party (guardianship_id, person_id, role, during, office_id, entry_id)
      values ((f -> 'guardianship' ->> 'entryId')::uuid, l_person, 'SUPERVISOR', daterange((f ->> 'from')::date, null), p_office, p_entry);
    when 'end-supervision' then
      update guardianship_party set during = daterange(lower(during), greatest(lower(during) + 1, (f ->> 'on')::date))
      where guardianship_id = (f -> 'guardianship' ->> 'entryId')::uuid and role = 'SUPERVISOR' and upper_inf(during);
      if not found then raise exception 'no-open-supervision' using errcode = 'check_violation'; end if;
    when 'end-guardianship' then
      update guardianship set during = daterange(lower(during), greatest(lower(during) + 1, (f ->> 'on')::date)), end_office_id = p_office, end_entry_id = p_entry, end_reason = f ->> 'reason'
      where entry_id = (f -> 'guardianship' ->> 'entryId')::uuid and upper_inf(during);
      if not found then raise exception 'no-open-guardianship' using errcode = 'check_violation'; end if;
      update guardianship_party set during = daterange(lower(during), greatest(lower(during) + 1, (f ->> 'on')::date))
      where guardianship_id = (f -> 'guardianship' ->> 'entryId')::uuid and upper_inf(during);
    when 'condition' then
      continue when l_person is null;
      if coalesce((f ->> 'ends')::boolean, false) then
        update person_condition set during = daterange(lower(during), greatest(lower(during) + 1, (f ->> 'from')::date))
        where person_id = l_person and condition = f ->> 'condition' and upper_inf(during);
      else
        begin
          insert into person_condition (person_id, condition, during, office_id, entry_id, basis)
          values (l_person, f ->> 'condition', daterange((f ->> 'from')::date, null), p_office, p_entry, coalesce(f ->> 'basis', ''));
        exception when exclusion_violation then
          null;
        end;
      end if;
    when 'change' then
      insert into person_change (person_id, seq, field, from_value, to_value, valid_from, office_id, entry_id)
      select l_person, coalesce(max(seq), 0) + 1, f ->> 'field', f ->> 'from', f ->> 'to', (f ->> 'on')::date, p_office, p_entry from person_change where person_id = l_person;
      update person set
        full_name = case when f ->> 'field' = 'name' then f ->> 'to' else full_name end,
        name_key = case when f ->> 'field' = 'name' then f ->> 'toKey' else name_key end,
        sex = case when f ->> 'field' = 'sex' then f ->> 'to' else sex end,
        birth_date = case when f ->> 'field' = 'birthDate' then (f ->> 'to')::date else birth_date end,
        birth_year = case when f ->> 'field' = 'birthDate' then extract(year from (f ->> 'to')::date)::int else birth_year end
      where id = l_person;
      if f ->> 'field' = 'name' then
        insert into name_key (key) values (f ->> 'toKey') on conflict do nothing;
      end if;
    else
      raise exception 'unknown effect %', f ->> 'does';
    end case;
  end loop;
end $function$;
