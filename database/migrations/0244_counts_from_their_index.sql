-- What provinces and the ministry count is read from the index alone. The row of a day that changes pays with a second index entry.
drop index daily_count_day;
create index daily_count_day on daily_count (measure, day) include (kind, office_id, n);
