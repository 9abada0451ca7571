-- A notice that is sent again under another code is met by the mother and the day of birth; the time of birth tells twins apart.
alter table birth_notification add column birth_time text check (birth_time ~ '^\d\d:\d\d$');
comment on column birth_notification.birth_time is 'Time of birth as the hospital wrote it; null when it did not';
create index birth_notification_mother on birth_notification ((payload #>> '{NGAY_SINH_CON,date}'), (lower(payload ->> 'HOTEN_NND')));
create index birth_notification_mother_pin on birth_notification ((payload ->> 'SO_CCCD_NND'), (payload #>> '{NGAY_SINH_CON,date}')) where payload ->> 'SO_CCCD_NND' <> '';
