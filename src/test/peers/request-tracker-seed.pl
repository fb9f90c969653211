#!/usr/bin/perl
# Two queues, the fields, the account of Handover with the rights that the operations guide names, and somebody of support.
use strict; use warnings; use lib '/usr/share/request-tracker5/lib';
use RT -init;
my $home = shift;
my $su = RT->SystemUser;
sub ok { my ($ok, $msg) = @_; die "$msg\n" unless $ok; return $ok }
my @queues = map { my $q = RT::Queue->new($su); ok $q->Create(Name => $_); $q } 'Implementation', 'Second level';
# MaxValues 1 and unique: the way in which a second ticket silently loses its key
my %fields = (CorrelationId => 1, Billable => 0, SupportLevel => 0);
for my $name (sort keys %fields) {
  my $cf = RT::CustomField->new($su);
  ok $cf->Create(Name => $name, Type => 'FreeformSingle', LookupType => 'RT::Queue-RT::Ticket', MaxValues => 1, UniqueValues => $fields{$name});
  ok $cf->AddToObject($_) for @queues;
}
sub account {
  my ($name, $file, @rights) = @_;
  my $u = RT::User->new($su);
  ok $u->Create(Name => $name, Password => "$name-pw-123", EmailAddress => "$name\@rt.test", Privileged => 1);
  for my $q (@queues) { ok $u->PrincipalObj->GrantRight(Right => $_, Object => $q) for @rights }
  ok $u->PrincipalObj->GrantRight(Right => 'ManageAuthTokens', Object => RT->System);
  my ($id, $msg, $token) = RT::AuthToken->new(RT::CurrentUser->new($u))->Create(Owner => $u->Id, Description => 'test');
  die "$msg\n" unless $id;
  open my $out, '>', "$home/$file" or die $!; print $out "$token\n"; close $out;
}
my @handover = qw(SeeQueue CreateTicket ShowTicket ShowTicketComments CommentOnTicket ModifyTicket SeeCustomField ModifyCustomField);
account('ps-bot', 'token', @handover);
account('agent', 'agent-token', @handover, qw(ReplyToTicket OwnTicket DeleteTicket));
