package refresh

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgproto3"

	"lectern/app/problem"
)

// unreachable returns why no connection was made.
func unreachable(ctx context.Context, s *Source, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var server *pgconn.PgError
	if errors.As(err, &server) {
		return fmt.Errorf("the database %s at %s doesn't take %s: %s", s.Database, s.Host, s.User, server.Message)
	}
	return fmt.Errorf("the database at %s can't be reached: %s", s.Host, cause(err))
}

// lost returns why a transaction that had begun came to its end.
func lost(ctx context.Context, s *Source, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var server *pgconn.PgError
	if errors.As(err, &server) {
		return fmt.Errorf("the database at %s ended the transaction: %s", s.Host, server.Message)
	}
	var large *pgproto3.ExceededMaxBodyLenErr
	if errors.As(err, &large) {
		return fmt.Errorf("the database at %s sent a row of %d MB, more than the %d that are taken", s.Host, large.ActualBodyLen>>20, large.MaxExpectedBodyLen>>20)
	}
	return fmt.Errorf("the connection to the database at %s was lost: %s", s.Host, cause(err))
}

// refused returns what the server says against the query, or else why the transaction came to its end.
func (p *Plan) refused(ctx context.Context, err error) error {
	var server *pgconn.PgError
	if ctx.Err() != nil || !errors.As(err, &server) || !concernsQuery(server.Code) {
		return lost(ctx, p.Source, err)
	}
	hint := "mend it; psql shows it with all that it says"
	switch {
	case server.Code == "57014":
		hint = fmt.Sprintf("ask for less by its WHERE, or give it more than %s by --timeout", p.Timeout)
	case server.Code == "25006" || strings.Contains(server.Message, "data-modifying"):
		hint = "it may change nothing"
	case server.Code == "42601":
		hint = "write one SELECT"
	case server.Hint != "":
		hint = strings.TrimSuffix(server.Hint, ".")
	}
	what := "the database refuses the query: " + server.Message
	if line := lineOf(p.Source.Query, int(server.Position)-utf8.RuneCountInString(declare)); line > 0 && strings.Contains(p.Source.Query, "\n") {
		what += fmt.Sprintf(", in its line %d", line)
	}
	return problem.List{problem.New(problem.BadQuery, p.at, what, hint)}
}

// concernsQuery reports whether an SQLSTATE is one of what the query asks, not of the server's own state.
func concernsQuery(code string) bool {
	switch code[:min(2, len(code))] {
	case "57":
		return code == "57014" // cancelled, by the timeout
	case "08":
		return code == "08P01" // it wants parameters
	case "53", "58", "XX":
		return false
	}
	return true
}

// lineOf returns the line of a character of a text, both from 1, or 0 where the text doesn't have it.
func lineOf(text string, character int) int {
	if character < 1 {
		return 0
	}
	line := 1
	for _, r := range text {
		if character--; character == 0 {
			break
		}
		if r == '\n' {
			line++
		}
	}
	return line
}

// cause returns the innermost of errors, in the words of people who run no servers.
func cause(err error) string {
	var (
		authority x509.UnknownAuthorityError
		name      x509.HostnameError
		invalid   x509.CertificateInvalidError
		lookup    *net.DNSError
		missing   *os.PathError
		number    syscall.Errno
	)
	switch {
	case errors.As(err, &authority):
		return "nobody that this computer trusts has signed its certificate; its authority belongs into ~/.postgresql/root.crt, or the file that PGSSLROOTCERT names"
	case errors.As(err, &name):
		return "its certificate is for another host: " + name.Error()
	case errors.As(err, &invalid):
		return "its certificate isn't valid: " + invalid.Error()
	case errors.As(err, &lookup) && lookup.IsNotFound:
		return "there is no host " + lookup.Name
	case errors.As(err, &missing):
		return missing.Error()
	case pgconn.Timeout(err):
		return "it doesn't answer"
	case errors.As(err, &number):
		return number.Error()
	}
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return err.Error()
}
