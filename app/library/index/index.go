package index

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// Entry is a text that can be found: a paragraph, an incident, a source.
type Entry struct {
	Kind    string // of what it is, in the caller's words
	Title   string
	Text    string
	Address string // where in the brief it is
	Last    bool   // it comes after all others, however well it matches, such as a source with the words in its title
}

// Brief is what is known of a brief.
type Brief struct {
	Path  string // as it is opened
	Title string
	Stamp string // changes when the brief's files do
}

// Index holds the texts of briefs. Several goroutines and processes may use it.
type Index struct {
	db *sql.DB
}

// version is the number of the index's form. An index of another is made anew.
const version = 2

// A word in a title weighs four times as much as one in a text.
const schema = `
CREATE TABLE briefs (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, title TEXT NOT NULL, stamp TEXT NOT NULL);
CREATE TABLE entries (id INTEGER PRIMARY KEY, brief INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, address TEXT NOT NULL, last INTEGER NOT NULL);
CREATE INDEX entries_of ON entries (brief);
CREATE VIRTUAL TABLE words USING fts5 (title, text, content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 0');
INSERT INTO words (words, rank) VALUES ('rank', 'bm25(4.0, 1.0)');
`

// File returns where the index is kept: in the user's cache folder.
func File() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("finding the search index: %w", err)
	}
	return filepath.Join(dir, "lectern", "search.sqlite"), nil
}

// Open opens the index in a file, or makes it. If the file can't be used, the index is in memory, and why says what was
// wrong. The error is for an index that can't be had at all.
func Open(ctx context.Context, file string) (x *Index, why, err error) {
	if x, why = openFile(ctx, file); why == nil {
		return x, nil, nil
	}
	x, err = connect(ctx, ":memory:")
	return x, why, err
}

// openFile opens the index in a file; one that is damaged or of another version is removed first.
func openFile(ctx context.Context, file string) (*Index, error) {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return nil, fmt.Errorf("making the search index: %w", err)
	}
	name := (&url.URL{Scheme: "file", Opaque: url.PathEscape(filepath.ToSlash(file)), RawQuery: "_pragma=busy_timeout(2000)&_pragma=synchronous(off)"}).String()
	x, err := connect(ctx, name)
	if err != nil && ctx.Err() == nil && !isLocked(err) {
		if Remove(file) == nil {
			x, err = connect(ctx, name)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("opening the search index %s: %w", file, err)
	}
	return x, nil
}

// Remove takes an index away. It is no error if there is none.
func Remove(file string) error {
	for _, name := range []string{file, file + "-journal"} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("removing the search index: %w", err)
		}
	}
	return nil
}

// errVersion is the error of an index in the form of another version of the program.
var errVersion = errors.New("the search index is of another version")

// connect opens a database, and makes the tables of an empty one.
func connect(ctx context.Context, name string) (*Index, error) {
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // a database in memory is that of its connection
	x := &Index{db: db}
	if err := x.prepare(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return x, nil
}

func (x *Index) prepare(ctx context.Context) error {
	return x.change(ctx, func(tx *sql.Tx) error {
		var found int
		if err := tx.QueryRow("PRAGMA user_version").Scan(&found); err != nil {
			return err
		}
		switch found {
		case version: // its tables must be there, and readable
			_, err := tx.Exec("SELECT EXISTS (SELECT 1 FROM words), EXISTS (SELECT 1 FROM entries), EXISTS (SELECT 1 FROM briefs)")
			return err
		case 0:
			if _, err := tx.Exec(schema); err != nil {
				return err
			}
			_, err := tx.Exec(fmt.Sprintf("PRAGMA user_version = %d", version))
			return err
		}
		return errVersion
	})
}

// Close closes the index.
func (x *Index) Close() error { return x.db.Close() }

// change runs a change of the index, whole or not at all.
func (x *Index) change(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := x.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// Put sets what is known of a brief, and its texts.
func (x *Index) Put(ctx context.Context, b Brief, entries []Entry) error {
	err := x.change(ctx, func(tx *sql.Tx) error {
		if err := remove(tx, b.Path); err != nil {
			return err
		}
		made, err := tx.Exec("INSERT INTO briefs (path, title, stamp) VALUES (?, ?, ?)", b.Path, b.Title, b.Stamp)
		if err != nil {
			return err
		}
		id, err := made.LastInsertId()
		if err != nil {
			return err
		}
		return insert(tx, id, entries)
	})
	if err != nil {
		return fmt.Errorf("putting %s into the search index: %w", b.Path, err)
	}
	return nil
}

func insert(tx *sql.Tx, brief int64, entries []Entry) error {
	entry, err := tx.Prepare("INSERT INTO entries (brief, kind, title, text, address, last) VALUES (?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer entry.Close()
	words, err := tx.Prepare("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)")
	if err != nil {
		return err
	}
	defer words.Close()
	for _, e := range entries {
		made, err := entry.Exec(brief, e.Kind, e.Title, e.Text, e.Address, e.Last)
		if err != nil {
			return err
		}
		id, err := made.LastInsertId()
		if err != nil {
			return err
		}
		if _, err := words.Exec(id, indexed(e.Title), indexed(e.Text)); err != nil {
			return err
		}
	}
	return nil
}

// Forget takes a brief out of the index. It is no error if it isn't there.
func (x *Index) Forget(ctx context.Context, path string) error {
	if err := x.change(ctx, func(tx *sql.Tx) error { return remove(tx, path) }); err != nil {
		return fmt.Errorf("taking %s out of the search index: %w", path, err)
	}
	return nil
}

func remove(tx *sql.Tx, path string) error {
	for _, statement := range []string{
		"DELETE FROM words WHERE rowid IN (SELECT entries.id FROM entries JOIN briefs ON briefs.id = entries.brief WHERE briefs.path = ?)",
		"DELETE FROM entries WHERE brief IN (SELECT id FROM briefs WHERE path = ?)",
		"DELETE FROM briefs WHERE path = ?",
	} {
		if _, err := tx.Exec(statement, path); err != nil {
			return err
		}
	}
	return nil
}

// Briefs returns all briefs of the index, in the order of their paths.
func (x *Index) Briefs(ctx context.Context) (all []Brief, err error) {
	rows, err := x.db.QueryContext(ctx, "SELECT path, title, stamp FROM briefs ORDER BY path")
	if err != nil {
		return nil, fmt.Errorf("reading the search index: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var b Brief
		if err := rows.Scan(&b.Path, &b.Title, &b.Stamp); err != nil {
			return nil, fmt.Errorf("reading the search index: %w", err)
		}
		all = append(all, b)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("reading the search index: %w", err)
	}
	return all, nil
}
