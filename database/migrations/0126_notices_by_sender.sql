-- What an office sent, with its receipts, whatever is needed in return.
create index office_notice_from on office_notice (from_office_id, sent_at desc);
drop index office_notice_sent;
