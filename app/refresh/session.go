package refresh

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

const (
	// declare makes the server read what follows as one query and nothing else: its grammar has no other statement here,
	// and its extended protocol takes one statement at a time.
	declare = "DECLARE incidents NO SCROLL CURSOR FOR "
	fetch   = "FETCH FORWARD 2000 FROM incidents"
	// grace is how much longer than the server's own timeout an answer may take before the connection is given up.
	grace = 5 * time.Second
)

// A session is one read-only transaction.
type session struct {
	conn    *pgconn.PgConn
	timeout time.Duration
	moment  time.Time // by the server's clock
	fields  []field
	columns []string
}

// open connects and begins the transaction.
func open(ctx context.Context, s *Source, timeout time.Duration) (*session, error) {
	conn, err := pgconn.ConnectConfig(ctx, s.config)
	if err != nil {
		return nil, unreachable(ctx, s, err)
	}
	in := &session{conn: conn, timeout: timeout}
	begin := fmt.Sprintf("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = %d", timeout.Milliseconds())
	if _, err = conn.Exec(ctx, begin).ReadAll(); err == nil {
		err = in.readMoment(ctx)
	}
	if err != nil {
		in.close()
		return nil, lost(ctx, s, err)
	}
	return in, nil
}

// close ends the transaction with the connection: there is nothing to commit.
func (in *session) close() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = in.conn.Close(ctx) // nobody waits for its answer
}

// ask sends one statement and calls row with each of its rows.
func (in *session) ask(ctx context.Context, statement string, row func(values [][]byte) error) (n int, err error) {
	ctx, cancel := context.WithTimeout(ctx, in.timeout+grace)
	defer cancel()
	r := in.conn.ExecParams(ctx, statement, nil, nil, nil, nil)
	for r.NextRow() {
		n++
		if err = row(r.Values()); err != nil {
			cancel() // what else the server sends, which may have no end, is of no use
			break
		}
	}
	if _, closed := r.Close(); err == nil {
		err = closed
	}
	return n, err
}

// readMoment reads of which moment the transaction sees the database.
func (in *session) readMoment(ctx context.Context) error {
	_, err := in.ask(ctx, "SELECT now()", func(values [][]byte) (err error) {
		in.moment, err = time.Parse("2006-01-02 15:04:05.999999-07", string(values[0]))
		return err
	})
	return err
}

// declare gives the query to the server, and reads what its columns are.
func (in *session) declare(ctx context.Context, query string) error {
	if _, err := in.ask(ctx, declare+query, func([][]byte) error { return nil }); err != nil {
		return err
	}
	d, err := in.conn.Prepare(ctx, "", fetch, nil)
	if err != nil {
		return err
	}
	types, err := in.types(ctx, d.Fields)
	if err != nil {
		return err
	}
	for _, f := range d.Fields {
		kind := types[f.DataTypeOID]
		field := newField(f.Name, kind[0], kind[1])
		in.fields, in.columns = append(in.fields, field), append(in.columns, field.columns...)
	}
	return nil
}

// types returns the name and the category of the types of columns. What PostGIS has is known by its name alone.
func (in *session) types(ctx context.Context, fields []pgconn.FieldDescription) (map[uint32][2]string, error) {
	var oids []string
	for _, f := range fields {
		if oid := strconv.FormatUint(uint64(f.DataTypeOID), 10); !slices.Contains(oids, oid) {
			oids = append(oids, oid)
		}
	}
	types := map[uint32][2]string{}
	if len(oids) == 0 {
		return types, nil
	}
	list := "SELECT oid, typname, typcategory FROM pg_catalog.pg_type WHERE oid IN (" + strings.Join(oids, ", ") + ")"
	_, err := in.ask(ctx, list, func(values [][]byte) error {
		oid, err := strconv.ParseUint(string(values[0]), 10, 32)
		types[uint32(oid)] = [2]string{string(values[1]), string(values[2])}
		return err
	})
	return types, err
}

// errEnough ends the fetching of rows without a fault of the database.
var errEnough = errors.New("no more rows are needed")

// each calls row with the cells of each row of the query, which are good until it is called again. It fetches some
// thousand rows at a time, so that the timeout is for each of these and the server waits for whoever is slow.
func (in *session) each(ctx context.Context, row func(cells []string) error, told func()) error {
	cells, number := make([]string, len(in.columns)), 0
	for {
		n, err := in.ask(ctx, fetch, func(values [][]byte) error {
			number++
			if err := in.read(values, cells); err != nil {
				return &rowError{number, err}
			}
			return row(cells)
		})
		if err != nil || n == 0 {
			return err
		}
		told()
	}
}

// A rowError is a value that can't be written as text.
type rowError struct {
	row int
	err error
}

func (e *rowError) Error() string { return e.err.Error() }

// read writes the values of a row as cells.
func (in *session) read(values [][]byte, cells []string) error {
	if len(values) != len(in.fields) {
		return fmt.Errorf("it has %d values for %d columns", len(values), len(in.fields))
	}
	clear(cells)
	at := 0
	for i, f := range in.fields {
		if values[i] != nil {
			if err := f.cells(string(values[i]), cells[at:at+len(f.columns)]); err != nil {
				return err
			}
		}
		at += len(f.columns)
	}
	return nil
}
