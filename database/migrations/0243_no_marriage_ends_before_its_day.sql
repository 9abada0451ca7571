-- A judgment ends a marriage after the day it began, or not at all.

-- The day from which the marriage of an entry counts; null when the entry made none that stands.
create function wedding_day(p_entry uuid) returns date
  language sql stable security definer set search_path to 'public', 'pg_temp'
as $function$
  select min(lower(during)) from marriage_bond where entry_id = p_entry and start_known and not isempty(during)
$function$;
revoke execute on function wedding_day(uuid) from public;
grant execute on function wedding_day(uuid) to hotich_person;

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
      update family_link set ended_on = (f ->> 'on')::date where child_id = l_child and relation = f ->> 'relation' and ended_on is null;
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
