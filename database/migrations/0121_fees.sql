-- Fees: the rates provincial councils decided, and receipts for money.

-- One dated rate of a procedure. A row is never changed: a later one takes its place, a wrong one is withdrawn with its reason.
create table fee_rate (
  id              uuid primary key,
  -- The province whose council decided it; null for the schedule of a mission.
  province_code   text,
  -- Set when the rate counts for this office alone.
  office_id       int references office (id),
  procedure       text not null,
  -- A rate for dossiers handed in online stands beside the usual one.
  online          boolean not null default false,
  amount          numeric(12, 2) not null check (amount >= 0),
  currency        text not null default 'VND' check (currency in ('VND', 'USD', 'EUR')),
  valid_from      date not null,
  -- The resolution it rests on, as officials cite it.
  cite            text not null check (length(cite) >= 5),
  entered_office  int not null references office (id),
  entered_by      uuid not null,
  entered_by_name text not null,
  entered_at      timestamptz not null,
  withdrawn_at    timestamptz,
  withdrawn_by    uuid,
  withdrawn_reason text,
  check (province_code is not null or office_id is not null),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create unique index fee_rate_once on fee_rate (coalesce(province_code, ''), coalesce(office_id, 0), procedure, online, valid_from) where withdrawn_at is null;

create function fee_rate_kept() returns trigger language plpgsql as $$
begin
  if old.withdrawn_at is not null or (old.id, old.province_code, old.office_id, old.procedure, old.online, old.amount, old.currency, old.valid_from, old.cite, old.entered_at)
    is distinct from (new.id, new.province_code, new.office_id, new.procedure, new.online, new.amount, new.currency, new.valid_from, new.cite, new.entered_at) then
    raise exception 'a rate is never changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger fee_rate_kept before update on fee_rate for each row execute function fee_rate_kept();

alter table fee_rate enable row level security;
create policy read_rates on fee_rate for select to hotich_person using (true);
create policy enter_rates on fee_rate for insert to hotich_person
  with check (entered_office = (select app_office()) and ((select app_national()) or office_id = (select app_office())
    or (office_id is null and province_code = (select o.province_code from office o where o.id = (select app_office()) and o.kind in ('PROVINCE', 'PROVINCE_JUSTICE')))));
create policy withdraw_rates on fee_rate for update to hotich_person
  using ((select app_national()) or entered_office = (select app_office())) with check ((select app_national()) or entered_office = (select app_office()));
grant select, insert, update on fee_rate to hotich_person;

-- Biên lai thu phí, lệ phí. Numbers have no gap within office, series and year; what was written stays, a refund is told beside it.
create table fee_receipt (
  office_id       int not null references office (id),
  id              uuid not null,
  series          text not null,
  year            int not null,
  number          int not null check (number > 0),
  case_id         uuid not null,
  procedure_code  text not null,
  payer           text not null,
  lines           jsonb not null,
  amount          numeric(12, 2) not null check (amount > 0),
  currency        text not null check (currency in ('VND', 'USD', 'EUR')),
  -- CASH, TRANSFER, ONLINE; `payment_ref` is the bank's or the portal's.
  method          text not null check (method in ('CASH', 'TRANSFER', 'ONLINE')),
  payment_ref     text not null default '',
  state           text not null default 'PAID' check (state in ('PAID', 'REFUNDED')),
  issued_at       timestamptz not null,
  issued_on       date not null,
  issued_by       uuid not null,
  issued_by_name  text not null,
  refunded_at     timestamptz,
  refunded_on     date,
  refunded_by     uuid,
  refunded_by_name text,
  refund_ground   text check (refund_ground in ('REFUSED', 'WITHDRAWN', 'WRONG_AMOUNT')),
  refund_reason   text,
  primary key (office_id, id),
  unique (office_id, series, year, number),
  check ((state = 'REFUNDED') = (refunded_at is not null and refund_ground is not null and length(refund_reason) >= 3))
);
create index fee_receipt_case on fee_receipt (office_id, case_id);
create index fee_receipt_day on fee_receipt (office_id, issued_on, number);
create index fee_receipt_refund on fee_receipt (office_id, refunded_on) where refunded_on is not null;
create table fee_receipt_counter (
  office_id int not null references office (id), series text not null, year int not null, last_no int not null, primary key (office_id, series, year)
);

create function fee_receipt_kept() returns trigger language plpgsql as $$
begin
  if old.state = 'REFUNDED' or (old.series, old.year, old.number, old.case_id, old.payer, old.lines, old.amount, old.currency, old.method, old.payment_ref, old.issued_at, old.issued_by)
    is distinct from (new.series, new.year, new.number, new.case_id, new.payer, new.lines, new.amount, new.currency, new.method, new.payment_ref, new.issued_at, new.issued_by) then
    raise exception 'a receipt is never changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger fee_receipt_kept before update on fee_receipt for each row execute function fee_receipt_kept();
create trigger never_deleted before delete on fee_receipt for each row execute function refuse_change();
create trigger never_truncated before truncate on fee_receipt execute function refuse_change();

do $$
declare t text;
begin
  foreach t in array array['fee_receipt', 'fee_receipt_counter'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy read_in_scope on %I for select to hotich_person using ((select app_national()) or office_id = any ((select app_offices())::int[]))', t);
    execute format('create policy write_own_office on %I for insert to hotich_person with check (office_id = (select app_office()))', t);
    execute format('create policy change_own_office on %I for update to hotich_person using (office_id = (select app_office())) with check (office_id = (select app_office()))', t);
    execute format('grant select, insert, update on %I to hotich_person', t);
  end loop;
end $$;
