package refresh

import (
	"crypto/tls"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"

	"lectern/app/brief"
	"lectern/app/problem"
)

// Source says which database would be asked, as whom and what.
type Source struct {
	Host     string // with its port, or the folder of a socket
	Database string
	User     string
	Secured  string // in words
	Query    string

	config *pgconn.Config
}

const (
	// connectTimeout is how long one address may take to answer, unless the service or PGCONNECT_TIMEOUT say so.
	connectTimeout = 20 * time.Second
	// libraryTimeout is what the library has where nobody says so.
	libraryTimeout = 2 * time.Minute
	// mostMessage bounds a message of the server in bytes, such as a row, so that none fills the memory.
	mostMessage = 64 << 20
)

// newSource reads where the database is, from the brief and from where psql has it. It connects to nothing.
func newSource(d *brief.Database, at problem.Place) (*Source, error) {
	where := d.Address
	if d.Service != "" {
		where = "service=" + d.Service
	}
	// What a brief may say is checked again here, since others may name files of this machine.
	allowed := []string{"service", "host", "port", "user", "database", "sslmode"}
	c, err := pgconn.ParseConfigWithOptions(where, pgconn.ParseConfigOptions{ConnStringAllowedKeys: allowed})
	switch {
	case err != nil && d.Service != "":
		return nil, problem.New(problem.BadValue, at, fmt.Sprintf("the service %s can't be read: %s", d.Service, cause(err)),
			"write it into ~/.pg_service.conf, or the file that PGSERVICEFILE names")
	case err != nil:
		return nil, problem.New(problem.BadValue, at, "where the database is can't be told: "+cause(err), "see what psql says of it")
	}
	if c.ConnectTimeout == libraryTimeout || c.ConnectTimeout == 0 {
		c.ConnectTimeout = connectTimeout
	}
	c.MaxProtocolMessageBodyLen = mostMessage
	c.RuntimeParams["application_name"] = "lectern refresh"
	c.RuntimeParams["client_encoding"] = "UTF8"
	c.RuntimeParams["DateStyle"] = "ISO"
	c.RuntimeParams["TimeZone"] = "UTC"
	c.BuildContextWatcherHandler = func(conn *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.CancelRequestContextWatcherHandler{Conn: conn, DeadlineDelay: time.Second}
	}
	return &Source{Host: hosts(c), Database: c.Database, User: c.User, Secured: secured(c), Query: d.Query, config: c}, nil
}

// Words has a line for each thing that is asked before anything is connected, the name of each at its beginning. The query
// comes last, with its own lines.
func (s *Source) Words() [][2]string {
	return [][2]string{{"Host", s.Host + ", " + s.Secured}, {"Database", s.Database}, {"User", s.User}, {"Query", s.Query}}
}

// hosts returns the addresses that are tried.
func hosts(c *pgconn.Config) string {
	var all []string
	add := func(host string, port uint16) {
		_, address := pgconn.NetworkAddress(host, port)
		if !slices.Contains(all, address) {
			all = append(all, address)
		}
	}
	add(c.Host, c.Port)
	for _, f := range c.Fallbacks {
		add(f.Host, f.Port)
	}
	return strings.Join(all, " or ")
}

// secured says how the connection is kept from others, as libpq's sslmode has it.
func secured(c *pgconn.Config) string {
	if network, _ := pgconn.NetworkAddress(c.Host, c.Port); network == "unix" {
		return "on this computer"
	}
	ways := []*tls.Config{c.TLSConfig}
	for _, f := range c.Fallbacks {
		ways = append(ways, f.TLSConfig)
	}
	open, unchecked, all := 0, 0, len(ways)
	for _, way := range ways {
		switch {
		case way == nil:
			open++
		case way.InsecureSkipVerify && way.VerifyPeerCertificate == nil && way.VerifyConnection == nil:
			unchecked++
		}
	}
	switch {
	case open == all:
		return "not encrypted"
	case open > 0:
		return "encrypted if the server can, its certificate unchecked"
	case unchecked > 0:
		return "encrypted, its certificate unchecked"
	}
	return "encrypted, its certificate checked"
}
