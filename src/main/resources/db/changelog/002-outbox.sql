--liquibase formatted sql

--changeset handover:outbox
create table outbox (
    effect_key varchar(300) primary key,
    kind varchar(20) not null,
    project varchar(64) not null,
    process_instance_id varchar(64) not null,
    element_id varchar(200) not null,
    state varchar(20) not null,
    attempts int default 0 not null,
    fence bigint default 0 not null,
    next_attempt_at timestamp with time zone not null,
    lease_until timestamp with time zone,
    reference varchar(300),
    last_error varchar(2000),
    created_at timestamp with time zone not null,
    settled_at timestamp with time zone
);
create index outbox_due on outbox (state, next_attempt_at);
create index outbox_project on outbox (project);
