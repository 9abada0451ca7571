-- When two who were taken for one are parted, each gets back what the entries say is theirs: also what decisions noted meanwhile began or ended,
-- and what others were told of them. What the entries do not tell is asked of the office that keeps them.
create table condition_covered (
  person_id uuid not null references person (id),
  condition text not null,
  during daterange not null,
  office_id integer not null,
  entry_id uuid not null,
  basis text not null default '',
  end_office_id integer,
  end_entry_id uuid
);
comment on table condition_covered is 'Conditions decided of somebody who was in the same condition already: they count by themselves once the other does not';
create index condition_covered_person on condition_covered (person_id);
alter table condition_covered enable row level security;
-- Which entry ended it: its own, or that of a decision noted there.
alter table person_condition add column end_office_id integer, add column end_entry_id uuid;
alter table family_link add column end_office_id integer, add column end_entry_id uuid;

create function stands_in(p_person uuid, p_entry uuid) returns boolean
  language sql stable security definer set search_path to 'public', 'pg_temp' set enable_seqscan to 'off' as $function$
  select exists (select from entry_person where person_id = p_person and entry_id = p_entry and role <> 'INFORMANT')
$function$;

create function tell_status_line(p_office integer, p_entry uuid, p_person uuid, p_change jsonb, p_basis jsonb, p_at timestamptz) returns void
  language plpgsql security definer set search_path to 'public', 'pg_temp' set enable_seqscan to 'off' as $function$
declare l_key uuid := gen_random_uuid(); l_seq int; l_entry jsonb;
begin
  select jsonb_build_object('kind', e.kind, 'number', lpad(e.entry_no::text, greatest(2, length(e.entry_no::text)), '0') || '/' || e.year, 'registeredOn', e.registered_on,
      'officeName', e.office_name, 'officeUnitCode', coalesce(o.unit_code, '')) into l_entry
    from register_entry e join office o on o.id = e.office_id where e.office_id = p_office and e.id = p_entry;
  insert into status_sequence (person_id, last) values (p_person, 1) on conflict (person_id) do update set last = status_sequence.last + 1 returning last into l_seq;
  insert into status_message (office_id, entry_id, message_key, person_id, seq, change, queued_at) values (p_office, p_entry, l_key, p_person, l_seq, p_change, p_at);
  perform put_status_message(p_office, p_person, l_key, jsonb_build_object('sequence', l_seq, 'change', p_change, 'entry', l_entry, 'basis', p_basis, 'at', p_at));
end $function$;

-- What was told of the one who remained, and of relatives, while two were one: void where the entry is of the other, and told anew of whose it is.
create function tell_after_undo(m person_merge, p_entries uuid[], p_ends jsonb, p_at timestamptz) returns void
  language plpgsql security definer set search_path to 'public', 'pg_temp' set enable_seqscan to 'off' as $function$
declare
  r record;
  l_into text := status_relative(m.into_id)::text;
  l_from text := status_relative(m.from_id)::text;
  l_basis jsonb := (select jsonb_build_object('kind', 'Tách hai người đã gộp nhầm', 'number', '', 'date', (p_at at time zone 'Asia/Ho_Chi_Minh')::date, 'authority', name) from office where id = app_office());
  l_wrong jsonb;
begin
  select coalesce(jsonb_agg(to_jsonb(x) order by x.person_id, x.seq), '[]') into l_wrong from (
    select s.office_id, s.entry_id, s.person_id, s.seq, s.message_key, s.change, case when s.person_id = m.into_id then m.from_id else s.person_id end as anew,
      case when s.person_id = m.into_id then s.change else replace(s.change::text, l_into, l_from)::jsonb end as change_anew
    from (select distinct ep.office_id, ep.entry_id from entry_person ep where ep.person_id = m.from_id and ep.entry_id = any (p_entries)) g
      join status_message s on s.office_id = g.office_id and s.entry_id = g.entry_id
    where s.queued_at >= m.made_at and s.change ->> 'what' <> 'REVOKED'
      and (s.person_id = m.into_id or (s.person_id <> m.from_id and position(l_into in s.change::text) > 0 and not (s.change ->> 'what' = 'MARITAL' and exists (
        select from jsonb_to_recordset(p_ends) as e (bond uuid, "end" uuid) join marriage_bond b on b.entry_id = e.bond and b.person_id = s.person_id where e."end" = s.entry_id))))
    union all
    select s.office_id, s.entry_id, s.person_id, s.seq, s.message_key, s.change, null, null
    from jsonb_to_recordset(p_ends) as e (bond uuid, office int, "end" uuid) join marriage_bond b on b.entry_id = e.bond
      join status_message s on s.office_id = e.office and s.entry_id = e."end" and s.person_id = b.person_id and s.change ->> 'what' = 'MARITAL' and s.queued_at >= m.made_at
    where not (s.entry_id = any (p_entries) and s.person_id = m.into_id)) x;
  for r in select x.office_id, x.entry_id, x.person_id, jsonb_agg(jsonb_build_object('key', x.message_key, 'change', x.change) order by x.seq) as was, bool_or(x.change ->> 'what' = 'MARITAL') as marital
      from jsonb_to_recordset(l_wrong) as x (office_id int, entry_id uuid, person_id uuid, seq int, message_key uuid, change jsonb) group by 1, 2, 3 order by 3, min(x.seq) loop
    perform tell_status_line(r.office_id, r.entry_id, r.person_id, jsonb_build_object('what', 'REVOKED', 'was', r.was, 'status', case when r.marital then marital_now(r.person_id) end,
      'alive', not exists (select from person_death d where d.person_id = r.person_id and d.reversed_on is null)), l_basis, p_at);
  end loop;
  for r in select x.office_id, x.entry_id, x.anew, x.change_anew || case when x.change_anew ->> 'what' = 'MARITAL' then jsonb_build_object('status', marital_now(x.anew)) else '{}' end as change
      from jsonb_to_recordset(l_wrong) as x (office_id int, entry_id uuid, seq int, anew uuid, change_anew jsonb) where x.anew is not null order by x.anew, x.seq loop
    perform tell_status_line(r.office_id, r.entry_id, r.anew, r.change, null, p_at);
  end loop;
end $function$;

-- What nobody can know from the entries: who was meant where no number stands, and what could not be put back because something else stands now.
create function ask_after_undo(m person_merge, p_review jsonb, p_at timestamptz) returns void
  language sql security definer set search_path to 'public', 'pg_temp' set enable_seqscan to 'off' as $function$
  insert into office_notice (office_id, id, from_office_id, kind, needs, entry_id, entry_office_id, content, sent_at)
  select coalesce(o.custodian_id, o.id), uuidv7(), app_office(), 'MERGE_UNDONE', 'ANSWER', q.entry_id, q.office_id, jsonb_build_object('text', 'Cần xem lại mục ' || entry_reference(q.office_id, q.entry_id) || ': ' || q.why), p_at
  from (
    select ep.office_id, ep.entry_id, 'được ghi khi ' || a.full_name || ' và ' || b.full_name || ' đang được coi là một người (nay đã tách), trong mục không ghi số định danh nên chưa biết là việc của ai. Đối chiếu hồ sơ rồi trả lời mục này là của ai.' as why
    from entry_person ep join register_entry e on e.office_id = ep.office_id and e.id = ep.entry_id join person a on a.id = m.into_id join person b on b.id = m.from_id
    where ep.person_id = m.into_id and ep.pin is null and ep.role <> 'INFORMANT' and e.registered_at >= m.made_at
    union
    select (x ->> 'office')::int, (x ->> 'entry')::uuid, 'sau khi tách ' || a.full_name || ' và ' || b.full_name || ', chưa tự trả lại được dữ liệu về ' || (x ->> 'what') || ' vì nay đã có việc khác. Đối chiếu hồ sơ của hai người rồi sửa nếu cần.'
    from jsonb_array_elements(p_review) x join person a on a.id = m.into_id join person b on b.id = m.from_id) q
  join office o on o.id = q.office_id
$function$;

revoke execute on function stands_in(uuid, uuid), tell_status_line(integer, uuid, uuid, jsonb, jsonb, timestamptz), tell_after_undo(person_merge, uuid[], jsonb, timestamptz), ask_after_undo(person_merge, jsonb, timestamptz) from public;

CREATE OR REPLACE FUNCTION apply_effects(p_office integer, p_entry uuid, p_on date, p_effects jsonb)
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
      on conflict (child_id, relation, parent_id) do update set ended_on = null, end_office_id = null, end_entry_id = null, since = excluded.since, office_id = excluded.office_id, entry_id = excluded.entry_id where family_link.ended_on is not null;
    when 'end-adoption' then
      update family_link set ended_on = (f ->> 'on')::date, end_office_id = p_office, end_entry_id = p_entry where child_id = l_person and relation in ('ADOPTIVE_MOTHER', 'ADOPTIVE_FATHER') and ended_on is null;
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
        update person_condition set during = daterange(lower(during), greatest(lower(during) + 1, (f ->> 'from')::date)), end_office_id = p_office, end_entry_id = p_entry
        where person_id = l_person and condition = f ->> 'condition' and upper_inf(during);
        update condition_covered set during = daterange(lower(during), greatest(lower(during) + 1, (f ->> 'from')::date)), end_office_id = p_office, end_entry_id = p_entry
        where person_id = l_person and condition = f ->> 'condition' and upper_inf(during);
      else
        begin
          insert into person_condition (person_id, condition, during, office_id, entry_id, basis)
          values (l_person, f ->> 'condition', daterange((f ->> 'from')::date, null), p_office, p_entry, coalesce(f ->> 'basis', ''));
        exception when exclusion_violation then
          insert into condition_covered (person_id, condition, during, office_id, entry_id, basis)
          values (l_person, f ->> 'condition', daterange((f ->> 'from')::date, null), p_office, p_entry, coalesce(f ->> 'basis', ''));
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

CREATE OR REPLACE FUNCTION apply_judgment(p_office integer, p_entry uuid, p_number_key text, p_sender_key text, p_on date, p_effects jsonb)
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
      update family_link set ended_on = (f ->> 'on')::date, end_office_id = p_office, end_entry_id = p_entry where child_id = l_child and relation = f ->> 'relation' and ended_on is null;
    when 'end-marriage' then
      if (f ->> 'on')::date <= wedding_day((f -> 'entry' ->> 'entryId')::uuid) then
        raise exception 'judgment-before-marriage' using errcode = 'check_violation';
      end if;
      perform apply_effects(p_office, p_entry, p_on, jsonb_build_array(f));
    when 'adopt-by' then
      continue when l_child is null;
      perform 1 from person where id = l_child for no key update;
      l_parent := person_now(person_for(p_entry, f -> 'person'));
      insert into family_link (child_id, parent_id, relation, office_id, entry_id, made_by, since)
      values (l_child, l_parent, f ->> 'relation', p_office, p_entry, 'ADOPTION', (f ->> 'on')::date)
      on conflict (child_id, relation, parent_id) do update set ended_on = null, end_office_id = null, end_entry_id = null, since = excluded.since, office_id = excluded.office_id, entry_id = excluded.entry_id where family_link.ended_on is not null;
    when 'die' then
      if not exists (select from person_death d where d.person_id = l_child and d.reversed_on is null) then
        perform apply_effects(p_office, p_entry, p_on, jsonb_build_array(f));
      end if;
    when 'parent' then
      -- A bond that ended stands again when a court says so.
      update family_link l set ended_on = null, end_office_id = null, end_entry_id = null, made_by = f ->> 'by', office_id = p_office, entry_id = p_entry, since = p_on
      from entry_person ep where ep.office_id = p_office and ep.entry_id = p_entry and ep.role = f ->> 'parent' and l.parent_id = ep.person_id and l.relation = f ->> 'relation'
        and l.ended_on is not null and l.child_id = (select person_id from entry_person where office_id = p_office and entry_id = p_entry and role = f ->> 'child');
      perform apply_effects(p_office, p_entry, p_on, jsonb_build_array(f));
    else
      perform apply_effects(p_office, p_entry, p_on, jsonb_build_array(f));
    end case;
  end loop;
end $function$;

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
  delete from condition_covered where office_id = p_office and entry_id = p_entry;
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
end $function$;

CREATE OR REPLACE FUNCTION merge_persons(p_merge uuid, p_from uuid, p_into uuid, p_pair uuid, p_reason text, p_by uuid, p_name text, p_at timestamp with time zone)
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
  update condition_covered set person_id = l_into where person_id = l_from;
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
end $function$;

CREATE OR REPLACE FUNCTION undo_merge(p_merge uuid, p_reason text, p_by uuid, p_name text, p_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare
  m person_merge; l_back jsonb; l_entries uuid[]; l_own uuid[]; l_links jsonb; l_conditions jsonb; l_deaths jsonb;
  l_row record; l_other uuid; l_ends jsonb := '[]'; l_review jsonb := '[]';
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
  -- What was decided on entries that are about the one who was merged is his or hers as well.
  select coalesce(array_agg(distinct ep.entry_id), '{}') into l_own from entry_person ep
    where ep.person_id = m.from_id and (ep.subject or ep.role = 'CHILD') and not stands_in(m.into_id, ep.entry_id);

  -- Decisions on those entries that ended what the other has: they end the same of the one they are about, and not of the other.
  select coalesce(jsonb_agg(to_jsonb(f)), '[]') into l_links from family_link f
    where f.child_id = m.into_id and f.ended_on is not null and f.end_entry_id = any (l_own) and not f.entry_id = any (l_own);
  select coalesce(jsonb_agg(to_jsonb(c) || jsonb_build_object('until', upper(c.during))), '[]') into l_conditions from person_condition c
    where c.person_id = m.into_id and not upper_inf(c.during) and c.end_entry_id = any (l_own) and not c.entry_id = any (l_own);
  select coalesce(jsonb_agg(to_jsonb(d)), '[]') into l_deaths from person_death d
    where d.person_id = m.into_id and d.reversed_on is not null and d.reversed_by = any (l_own::text[]) and not d.entry_id = any (l_own);
  update family_link g set ended_on = x.ended_on, end_office_id = x.end_office_id, end_entry_id = x.end_entry_id
    from jsonb_to_recordset(l_links) as x (relation text, ended_on date, end_office_id int, end_entry_id uuid)
    where g.child_id = m.from_id and g.relation = x.relation and g.ended_on is null;
  update person_condition g set during = daterange(lower(g.during), greatest(lower(g.during) + 1, x.until)), end_office_id = x.end_office_id, end_entry_id = x.end_entry_id
    from jsonb_to_recordset(l_conditions) as x (condition text, until date, end_office_id int, end_entry_id uuid)
    where g.person_id = m.from_id and g.condition = x.condition and upper_inf(g.during);
  update person_death g set reversed_on = x.reversed_on, reversed_by = x.reversed_by
    from jsonb_to_recordset(l_deaths) as x (reversed_on date, reversed_by text) where g.person_id = m.from_id and g.reversed_on is null;

  if cardinality(l_entries || l_own) > 0 then
    update family_link f set child_id = m.from_id where f.child_id = m.into_id and f.entry_id = any (l_entries || l_own)
      and not exists (select from family_link y where y.child_id = m.from_id and y.relation = f.relation and (y.parent_id = f.parent_id or (y.ended_on is null and f.ended_on is null)));
    update family_link f set parent_id = m.from_id where f.parent_id = m.into_id and f.entry_id = any (l_entries)
      and not exists (select from family_link y where y.parent_id = m.from_id and y.relation = f.relation and y.child_id = f.child_id);
    update marriage_bond set person_id = m.from_id where person_id = m.into_id and entry_id = any (l_entries);
    update marriage_bond set spouse_id = m.from_id where spouse_id = m.into_id and entry_id = any (l_entries);
    update person_death set person_id = m.from_id where person_id = m.into_id and entry_id = any (l_entries || l_own);
    update guardianship set ward_id = m.from_id where ward_id = m.into_id and entry_id = any (l_entries);
    update guardianship_party set person_id = m.from_id where person_id = m.into_id and entry_id = any (l_entries);
    update person_condition set person_id = m.from_id where person_id = m.into_id and entry_id = any (l_entries || l_own);
    update condition_covered set person_id = m.from_id where person_id = m.into_id and entry_id = any (l_entries || l_own);
    select l_review || coalesce(jsonb_agg(jsonb_build_object('office', f.office_id, 'entry', f.entry_id, 'what', 'cha, mẹ, con')), '[]') into l_review
      from family_link f where f.child_id = m.into_id and f.entry_id = any (l_entries || l_own);
    update reminder r set person_id = m.from_id from jsonb_to_recordset(l_back) as x (office_id int, entry_id uuid) where r.office_id = x.office_id and r.entry_id = x.entry_id and r.person_id = m.into_id;
  end if;

  for l_row in select * from jsonb_to_recordset(l_links) as x (parent_id uuid, relation text, office_id int, entry_id uuid) loop
    begin
      update family_link set ended_on = null, end_office_id = null, end_entry_id = null where child_id = m.into_id and relation = l_row.relation and parent_id = l_row.parent_id;
    exception when unique_violation then
      l_review := l_review || jsonb_build_object('office', l_row.office_id, 'entry', l_row.entry_id, 'what', 'cha, mẹ, con');
    end;
  end loop;
  for l_row in select * from jsonb_to_recordset(l_conditions) as x (condition text, office_id int, entry_id uuid, during daterange) loop
    begin
      update person_condition set during = daterange(lower(during), null), end_office_id = null, end_entry_id = null
      where person_id = m.into_id and condition = l_row.condition and entry_id = l_row.entry_id and during = l_row.during;
    exception when exclusion_violation then
      l_review := l_review || jsonb_build_object('office', l_row.office_id, 'entry', l_row.entry_id, 'what', 'mất tích, năng lực hành vi');
    end;
  end loop;
  update person_death g set reversed_on = null, reversed_by = '' from jsonb_to_recordset(l_deaths) as x (entry_id uuid) where g.person_id = m.into_id and g.entry_id = x.entry_id;
  -- A condition that stayed under another of the same kind stands by itself again.
  for l_row in select ctid as at, * from condition_covered where person_id in (m.from_id, m.into_id) loop
    begin
      insert into person_condition (person_id, condition, during, office_id, entry_id, basis, end_office_id, end_entry_id)
      values (l_row.person_id, l_row.condition, l_row.during, l_row.office_id, l_row.entry_id, l_row.basis, l_row.end_office_id, l_row.end_entry_id);
      delete from condition_covered where ctid = l_row.at;
    exception when exclusion_violation then
      null;
    end;
  end loop;

  -- A marriage ended by the merger, or meanwhile, through the death or divorce of the other of the two was never ended.
  for l_row in select distinct k.entry_id, k.office_id, k.end_office_id, k.end_entry_id, k.ended_by, k.end_basis, upper(k.during) as until from marriage_bond k join register_entry e on e.office_id = k.end_office_id and e.id = k.end_entry_id
      where k.person_id in (m.from_id, m.into_id) and k.end_entry_id <> k.entry_id and k.ended_by <> 'REVOCATION' and not isempty(k.during) and (e.registered_at >= m.made_at or m.moved -> 'ended' ? k.entry_id::text)
        and not exists (select from entry_person ep where ep.office_id = k.end_office_id and ep.entry_id = k.end_entry_id and ep.role <> 'INFORMANT' and ep.person_id in (k.person_id, k.spouse_id)) loop
    begin
      update marriage_bond set during = daterange(lower(during), null), ended_by = null, end_office_id = null, end_entry_id = null, end_basis = '' where entry_id = l_row.entry_id and office_id = l_row.office_id;
      l_ends := l_ends || jsonb_build_object('bond', l_row.entry_id, 'office', l_row.end_office_id, 'end', l_row.end_entry_id);
      -- The divorce was of the other of the two: of a marriage the registers do not hold.
      select u.id into l_other from (values (m.from_id), (m.into_id)) u (id) where stands_in(u.id, l_row.end_entry_id);
      if l_other is not null and l_row.ended_by in ('DIVORCE', 'ANNULMENT') and not exists (select from marriage_bond where person_id = l_other and end_entry_id = l_row.end_entry_id) then
        insert into marriage_bond (office_id, entry_id, person_id, spouse_id, during, start_known, ended_by, end_office_id, end_entry_id, end_basis)
        values (l_row.end_office_id, l_row.end_entry_id, l_other, null, daterange(l_row.until - 1, l_row.until), false, l_row.ended_by, l_row.end_office_id, l_row.end_entry_id, l_row.end_basis);
      end if;
    exception when exclusion_violation or unique_violation then
      l_review := l_review || jsonb_build_object('office', l_row.office_id, 'entry', l_row.entry_id, 'what', 'hôn nhân');
    end;
  end loop;
  -- Whoever is dead again, or dead only now, is married to nobody (the trigger on the bond does it).
  update marriage_bond bond set during = bond.during where bond.entry_id in (
    select k.entry_id from marriage_bond k where k.person_id in (m.from_id, m.into_id) and upper_inf(k.during) and not isempty(k.during)
      and exists (select from person_death d where d.person_id = k.person_id and d.reversed_on is null));

  -- Changes of name, sex or birthday registered meanwhile of the one who was merged leave the other as he or she was.
  for l_row in select h.field, (array_agg(h.to_value order by h.seq desc) filter (where o.owner = m.from_id))[1] as to_from,
      (array_agg(h.to_value order by h.seq desc) filter (where o.owner = m.into_id))[1] as to_into
      from person_change h cross join lateral (select owner_of_change(h) as owner) o
      where h.person_id = m.into_id and h.seq > coalesce((m.moved ->> 'change_seq')::int, 2147483647) and h.field in ('name', 'sex', 'birthDate')
      group by h.field having bool_or(o.owner = m.from_id) loop
    perform set_person_value(m.from_id, l_row.field, l_row.to_from);
    perform set_person_value(m.into_id, l_row.field, coalesce(l_row.to_into, m.moved -> 'into' ->> l_row.field));
  end loop;

  perform tell_after_undo(m, l_entries || l_own, l_ends, p_at);
  perform ask_after_undo(m, l_review, p_at);
end $function$;
