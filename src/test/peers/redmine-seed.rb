# A project, the fields, the account of Handover with the rights that the operations guide names, and somebody of support.
Setting.rest_api_enabled = '1'
Setting.login_required = '1'
Setting.notified_events = []
project = Project.create!(name: 'Implementation', identifier: 'impl', trackers: Tracker.all, enabled_module_names: %w(issue_tracking))
handover = Role.create!(name: 'Handover', assignable: false,
                        permissions: %i(view_issues add_issues edit_issues add_issue_notes view_private_notes set_notes_private))
def account(login, name, project, role)
  u = User.new(firstname: name, lastname: 'Test', mail: "#{login}@rm.test", status: 1)
  u.login = login; u.password = u.password_confirmation = "#{login}-pw-123"; u.save!
  Member.create!(project: project, user: u, roles: [role])
  u.api_key
end
key = account('ps-bot', 'Handover', project, handover)
agent = account('agent', 'Agent', project, Role.find_by_name('Manager'))
tracker = Tracker.find_by_name('Support')
# as a workflow for the new role: whatever may become of an issue
IssueStatus.all.each { |from| IssueStatus.all.each { |to|
  WorkflowTransition.create!(tracker: tracker, role: handover, old_status: from, new_status: to) unless from == to } }
def field(name, format, **more)
  IssueCustomField.create!(name: name, field_format: format, is_for_all: true, is_filter: true, trackers: Tracker.all, visible: true, **more)
end
id = field('CorrelationId', 'string', searchable: true).id
billable = field('Billable', 'bool').id
level = field('SupportLevel', 'string').id
puts({ key: key, agent: agent, keyField: id, billableField: billable, levelField: level, project: project.identifier }.to_json)
