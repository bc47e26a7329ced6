package refresh

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgproto3"
)

// hostile is a server that speaks the protocol and answers the first fetch as it likes. It returns its address.
func hostile(t *testing.T, columns int, answer func(conn net.Conn, to *pgproto3.Backend)) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				serve(conn, columns, answer)
			}()
		}
	}()
	return "ana@" + listener.Addr().String() + "/team?sslmode=disable"
}

// serve answers until it can't.
func serve(conn net.Conn, columns int, answer func(net.Conn, *pgproto3.Backend)) {
	to := pgproto3.NewBackend(conn, conn)
	if _, err := to.ReceiveStartupMessage(); err != nil {
		return
	}
	to.Send(&pgproto3.AuthenticationOk{})
	to.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
	statement := ""
	for to.Flush() == nil {
		message, err := to.Receive()
		if err != nil {
			return
		}
		switch m := message.(type) {
		case *pgproto3.Query:
			to.Send(&pgproto3.CommandComplete{CommandTag: []byte("BEGIN")})
			to.Send(&pgproto3.ReadyForQuery{TxStatus: 'T'})
		case *pgproto3.Parse:
			statement = m.Query
			to.Send(&pgproto3.ParseComplete{})
		case *pgproto3.Bind:
			to.Send(&pgproto3.BindComplete{})
		case *pgproto3.Describe:
			describe(to, m, statement, columns)
		case *pgproto3.Execute:
			if statement == fetch {
				answer(conn, to)
				continue
			}
			if strings.Contains(statement, "now()") {
				to.Send(&pgproto3.DataRow{Values: [][]byte{[]byte("2026-11-28 12:05:00+00")}})
			}
			to.Send(&pgproto3.CommandComplete{CommandTag: []byte("SELECT 0")})
		case *pgproto3.Sync:
			to.Send(&pgproto3.ReadyForQuery{TxStatus: 'T'})
		}
	}
}

// names are the columns that incidents need; a hostile server has more.
var names = []string{"id", "date", "country", "place"}

func describe(to *pgproto3.Backend, m *pgproto3.Describe, statement string, columns int) {
	if m.ObjectType == 'S' {
		to.Send(&pgproto3.ParameterDescription{})
	}
	description := &pgproto3.RowDescription{Fields: []pgproto3.FieldDescription{{Name: []byte("now")}}}
	switch {
	case strings.HasPrefix(statement, declare):
		to.Send(&pgproto3.NoData{})
		return
	case strings.Contains(statement, "pg_type"):
		description.Fields = make([]pgproto3.FieldDescription, 3)
	case statement == fetch:
		description.Fields = nil
		for i := range columns {
			name := "c" + strconv.Itoa(i)
			if i < len(names) {
				name = names[i]
			}
			description.Fields = append(description.Fields, pgproto3.FieldDescription{Name: []byte(name), DataTypeOID: 25})
		}
	}
	to.Send(description)
}

func row(values ...string) *pgproto3.DataRow {
	r := &pgproto3.DataRow{}
	for _, v := range values {
		r.Values = append(r.Values, []byte(v))
	}
	return r
}

func TestWhateverAServerSendsIsOneMessageOrTheRightResult(t *testing.T) {
	atHome(t, "")
	complete := &pgproto3.CommandComplete{CommandTag: []byte("FETCH 1")}
	for name, one := range map[string]struct {
		columns int
		want    string
		answer  func(conn net.Conn, to *pgproto3.Backend)
	}{
		"a NUL": {4, "row 1 of the query: place holds a NUL character", func(_ net.Conn, to *pgproto3.Backend) {
			to.Send(row("a", "2024", "Mali", "G\x00ao"))
			to.Send(complete)
		}},
		"no UTF-8":       {4, "row 1 of the query: place is not UTF-8", func(_ net.Conn, to *pgproto3.Backend) { to.Send(row("a", "2024", "Mali", "G\xe4o")); to.Send(complete) }},
		"too few values": {4, "row 1 of the query: it has 3 values for 4 columns", func(_ net.Conn, to *pgproto3.Backend) { to.Send(row("a", "2024", "Mali")); to.Send(complete) }},
		"too many values": {4, "row 1 of the query: it has 5 values for 4 columns", func(_ net.Conn, to *pgproto3.Backend) {
			to.Send(row("a", "2024", "Mali", "Gao", "x"))
			to.Send(complete)
		}},
		"too many columns": {30_000, "the query gives 30,000 columns, and a file of incidents has 500 at most", nil},
		"no columns":       {0, "the query gives no columns", nil},
		"an end":           {4, "was lost", func(conn net.Conn, _ *pgproto3.Backend) { conn.Close() }},
		"half a row": {4, "was lost", func(conn net.Conn, _ *pgproto3.Backend) {
			_, _ = conn.Write([]byte("D\x00\x00\x00\x20\x00\x04"))
			conn.Close()
		}},
		"nonsense": {4, "was lost", func(conn net.Conn, _ *pgproto3.Backend) {
			_, _ = conn.Write(bytes.Repeat([]byte{0xff}, 100))
			conn.Close()
		}},
		"a huge row": {4, "sent a row of 1024 MB, more than the 64 that are taken", func(conn net.Conn, _ *pgproto3.Backend) {
			_, _ = conn.Write([]byte("D\x40\x00\x00\x04"))
		}},
		"rows without end": {4, "row 2 of the query: id “a” stands already at row 1", func(conn net.Conn, to *pgproto3.Backend) {
			for to.Flush() == nil {
				to.Send(row("a", "2024", "Mali", "Gao"))
			}
		}},
	} {
		dir := briefFolder(t, fmt.Sprintf("incidents-from: {address: %q, query: SELECT 1}\n", hostile(t, one.columns, one.answer)))
		write(t, filepath.Join(dir, "incidents.csv"), "id,date,country,place\nold,2024,Mali,Gao\n")
		p, err := planOf(t, dir)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		_, err = p.Run(ctx, nil)
		cancel()
		if err == nil || !strings.Contains(err.Error(), one.want) {
			t.Errorf("%s: %v, want %s", name, err, one.want)
		}
		if left, _ := os.ReadDir(dir); len(left) != 2 {
			t.Errorf("%s left %v", name, left)
		}
	}
}

func TestASilentServerIsGivenUp(t *testing.T) {
	atHome(t, "")
	address := hostile(t, 4, func(net.Conn, *pgproto3.Backend) { time.Sleep(time.Minute) })
	p, err := planOf(t, briefFolder(t, fmt.Sprintf("incidents-from: {address: %q, query: SELECT 1}\n", address)))
	if err != nil {
		t.Fatal(err)
	}
	p.Timeout = time.Second
	began := time.Now()
	if _, err := p.Run(t.Context(), nil); err == nil || !strings.Contains(err.Error(), "was lost: it doesn't answer") || time.Since(began) > 20*time.Second {
		t.Errorf("after %s it is %v", time.Since(began), err)
	}
}
