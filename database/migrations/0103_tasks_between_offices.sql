-- An answer of another office closes the asking dossier's task and lets its clock run on; the answering office cannot reach that dossier itself.
create function finish_task_of_notice(p_notice uuid, p_outcome text, p_at timestamptz) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  n record;
  t record;
  l_open int;
begin
  select * into n from office_notice where id = p_notice and office_id = any (app_writable()) and done_at is not null;
  if not found then return null; end if;
  update case_task set done_at = p_at, outcome = p_outcome where office_id = n.from_office_id and notice_id = p_notice and done_at is null returning * into t;
  if not found then return null; end if;
  select count(*) into l_open from case_task where office_id = n.from_office_id and case_id = t.case_id and kind in ('VERIFICATION', 'POSTING_ELSEWHERE') and done_at is null;
  insert into case_event (office_id, case_id, seq, at, actor_id, actor_name, action, from_state, to_state, reason, details)
  select n.from_office_id, t.case_id, (select coalesce(max(seq), 0) + 1 from case_event where office_id = n.from_office_id and case_id = t.case_id), p_at, null,
    (select name from office where id = n.office_id), 'task-answered', c.state, c.state, p_outcome, jsonb_build_object('task', t.id)
  from registration_case c where c.office_id = n.from_office_id and c.id = t.case_id;
  return jsonb_build_object('officeId', n.from_office_id, 'caseId', t.case_id, 'openVerifications', l_open);
end $$;
revoke execute on function finish_task_of_notice(uuid, text, timestamptz) from public;

-- The clock of a dossier whose last question was answered: the office time it stood still is added by the program, which knows the calendar.
create function resume_clock(p_notice uuid, p_due timestamptz, p_at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare n record;
begin
  select * into n from office_notice where id = p_notice and office_id = any (app_writable()) and done_at is not null;
  if not found then return; end if;
  update registration_case set paused_at = null, pause_reason = null, due_at = coalesce(p_due, due_at), updated_at = p_at
  where office_id = n.from_office_id and id = n.case_id and paused_at is not null;
end $$;
revoke execute on function resume_clock(uuid, timestamptz, timestamptz) from public;

create function clock_of_notice(p_notice uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('pausedAt', c.paused_at, 'dueAt', c.due_at, 'officeId', c.office_id, 'provinceCode', o.province_code)
  from office_notice n join registration_case c on c.office_id = n.from_office_id and c.id = n.case_id join office o on o.id = c.office_id
  where n.id = p_notice and n.office_id = any (app_writable())
$$;
revoke execute on function clock_of_notice(uuid) from public;
grant execute on function finish_task_of_notice(uuid, text, timestamptz), resume_clock(uuid, timestamptz, timestamptz), clock_of_notice(uuid) to hotich_person;
