--liquibase formatted sql

--changeset handover:contact-preferences
alter table contact add column channel varchar(20) default 'email' not null;
alter table contact add column depth varchar(20) default 'summary' not null;
