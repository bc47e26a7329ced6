package brief

import (
	"errors"
	"net/url"
	"regexp"
	"strings"

	"lectern/app/problem"
)

// Database is the query of a team's database from which lectern refresh writes the file of incidents. Reading a brief
// connects to nothing.
type Database struct {
	Service string // by which ~/.pg_service.conf knows the database; "": it has an address
	Address string // postgresql://[user@]host[:port]/database[?sslmode=…]
	Query   string
	QueryAt problem.Place // of its first line
}

const (
	placeHint    = "write service: name, of ~/.pg_service.conf, or address: db.example.org/incidents"
	passwordHint = "take it out, have it changed if others have the brief, and keep it in ~/.pgpass"
)

var validService = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

func readDatabase(m *Meta, y *yamlText, e entry) {
	before := len(*y.problems)
	entries, ok := y.asMapping(e)
	if !ok {
		if y.databaseAddress(e); len(*y.problems) == before {
			y.problems.Add(problem.BadValue, y.place(e.value), "write address: and query: below it, indented", "%s has no query", e.key)
		}
		return
	}
	d := &Database{}
	for _, e := range entries {
		switch e.key {
		case "service":
			d.Service = y.match(e, validService, "the name of a service, such as team")
		case "address":
			d.Address = y.databaseAddress(e)
		case "query":
			d.Query = strings.TrimSpace(y.text(e))
			d.QueryAt = y.place(e.value)
		case "password":
			y.problems.Add(problem.BadValue, e.at, passwordHint, "a password stands in the brief")
		default:
			y.unknown(e, "incidents-from")
		}
	}
	if len(*y.problems) > before {
		return
	}
	switch {
	case d.Service == "" && d.Address == "":
		y.problems.Add(problem.MissingKey, e.at, placeHint, "%s names no database", e.key)
	case d.Service != "" && d.Address != "":
		y.problems.Add(problem.BadValue, e.at, "take one out", "%s has a service and an address", e.key)
	case d.Query == "":
		y.problems.Add(problem.MissingKey, e.at, `write query: | and below it, indented, SELECT id, date, country, …`, "%s has no query", e.key)
	default:
		m.IncidentsFrom = d
	}
}

// databaseAddress reads the address of a database.
func (y *yamlText) databaseAddress(e entry) string {
	text := strings.TrimSpace(y.text(e))
	if text == "" {
		return ""
	}
	address, err := parseAddress(text)
	switch {
	case errors.Is(err, errPassword):
		y.problems.Add(problem.BadValue, y.place(e.value), passwordHint, "a password stands in the brief")
	case err != nil:
		y.problems.Add(problem.BadValue, y.place(e.value), "write it as ana@db.example.org:5432/incidents?sslmode=verify-full, of which host and database are needed", "%s", err)
	}
	return address
}

var (
	errPassword  = errors.New("a password")
	passwordWord = regexp.MustCompile(`(?i)pass(word|wd)?\s*=`)
	validHost    = regexp.MustCompile(`^[A-Za-z0-9.:_-]+$`)
	sslModes     = regexp.MustCompile(`^(disable|allow|prefer|require|verify-ca|verify-full)$`)
)

// parseAddress returns an address with its scheme. Nothing but the mode of encryption may stand behind it: all else,
// such as the names of files on this machine, is not a brief's to say.
func parseAddress(text string) (string, error) {
	if passwordWord.MatchString(text) {
		return "", errPassword
	}
	_, rest, ok := strings.Cut(text, "://")
	if !ok {
		rest = text
	}
	u, err := url.Parse("postgresql://" + rest)
	if err != nil {
		if user, _, has := strings.Cut(rest, "@"); has && strings.Contains(user, ":") {
			return "", errPassword
		}
		return "", errors.New("the address of the database can't be read")
	}
	if _, has := u.User.Password(); has {
		return "", errPassword
	}
	scheme := strings.TrimSuffix(text, "://"+rest)
	switch modes := u.Query(); {
	case ok && scheme != "postgresql" && scheme != "postgres":
		return "", errors.New("the address is none of PostgreSQL")
	case !validHost.MatchString(u.Hostname()) || len(strings.Trim(u.Path, "/")) == 0 || strings.Contains(strings.Trim(u.Path, "/"), "/") || u.Fragment != "":
		return "", errors.New("the address of the database has the wrong form")
	case len(modes) > 1, len(modes) == 1 && !sslModes.MatchString(modes.Get("sslmode")), len(modes["sslmode"]) > 1:
		return "", errors.New("the address of the database has more than sslmode behind it")
	}
	return u.String(), nil
}
