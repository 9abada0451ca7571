-- A book of a year that is over takes nothing more: what a desk registers stands in the book of its year, and books that were loaded are closed with their totals.
create or replace function entry_fits_book() returns trigger language plpgsql as $$
begin
  if new.year <> extract(year from new.registered_on)::int and app_is_person() then
    raise exception 'book-of-another-year' using errcode = 'check_violation';
  end if;
  if exists (select from register_book b where b.office_id = new.office_id and b.register = new.register and b.year = new.year and b.volume = new.volume and b.closed_on is not null) then
    raise exception 'book-closed' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- The books of an office that is no more are closed by the one that keeps them (NĐ 120/2025).
create or replace function close_counter(p_office int, p_register text, p_year int) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_office is null or not p_office = any (app_writable()) then
    raise exception 'not-own-office' using errcode = 'insufficient_privilege';
  end if;
  perform 1 from register_counter where office_id = p_office and register = p_register and year = p_year for update;
end $$;

/*
 Closes volumes nobody opened at a desk, of years over on a day, and of offices that were no more: as of the last day of the year or of the office, with
 their totals and without a signed page. Tells how many. Called when a loading has written its last entry; a desk never calls it.
*/
create function close_loaded_books(p_until date) returns int
language sql security definer set search_path = public, pg_temp as $$
  with ended as (
    select b.office_id, b.register, b.year, b.volume, least(make_date(b.year, 12, 31), upper(o.valid) - 1) as day, coalesce(c.last_no, 0) as last_no,
      greatest(0, coalesce(lead(b.first_no) over (partition by b.office_id, b.register, b.year order by b.volume), coalesce(c.last_no, 0) + 1) - b.first_no) as entries
    from register_book b join office o on o.id = b.office_id
    left join register_counter c on c.office_id = b.office_id and c.register = b.register and c.year = b.year),
  closed as (
    update register_book b set closed_on = greatest(e.day, b.opened_on), closing = jsonb_build_object('pages', e.entries, 'entries', e.entries, 'lastNo', e.last_no, 'loaded', true)
    from ended e where b.office_id = e.office_id and b.register = e.register and b.year = e.year and b.volume = e.volume
      and b.closed_on is null and b.opened_by is null and e.day <= p_until returning 1)
  select count(*)::int from closed
$$;
revoke execute on function close_loaded_books(date) from public;
