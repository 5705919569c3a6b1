# Serves Redmine at a free loopback port. It writes its URL and the API key of the administrator to
# stdout, and ends when its standard input ends.
require '/usr/share/redmine/config/environment'
require 'rack/handler/webrick'

Setting.rest_api_enabled = '1'
administrator = User.find_by_login('admin')
administrator.update!(must_change_passwd: false)

server = WEBrick::HTTPServer.new(
  BindAddress: '127.0.0.1',
  Port: 0,
  Logger: WEBrick::Log.new($stderr, WEBrick::Log::WARN),
  AccessLog: []
)
server.mount('/', Rack::Handler::WEBrick, Rails.application)
Thread.new do
  $stdin.read
  server.shutdown
end
puts "http://127.0.0.1:#{server.listeners.first.addr[1]} #{administrator.api_key}"
$stdout.flush
server.start
