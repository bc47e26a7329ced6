package index

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"lectern/app/fold"
)

// Hit is an entry that was found, in its brief.
type Hit struct {
	Brief Brief
	Entry Entry
}

// Find returns the entries that have every word typed, the best first, at most a number. Words match the beginnings of
// words, whatever their case, accents and quotes; a single letter, and words in straight quotation marks as a phrase,
// match whole words.
func (x *Index) Find(ctx context.Context, typed string, most int) (hits []Hit, err error) {
	query := matchOf(typed)
	if query == "" {
		return nil, nil
	}
	found, err := x.foundBy(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("searching for %q: %w", typed, err)
	}
	rows, err := x.db.QueryContext(ctx, `
		SELECT briefs.path, briefs.title, briefs.stamp, entries.kind, entries.title, entries.text, entries.address, entries.last
		FROM (`+found+`) AS found
		JOIN entries ON entries.id = found.id JOIN briefs ON briefs.id = entries.brief ORDER BY entries.last, found.place`, query, most)
	if err != nil {
		return nil, fmt.Errorf("searching for %q: %w", typed, err)
	}
	defer rows.Close()
	for rows.Next() {
		var h Hit
		if err := rows.Scan(&h.Brief.Path, &h.Brief.Title, &h.Brief.Stamp, &h.Entry.Kind, &h.Entry.Title, &h.Entry.Text, &h.Entry.Address, &h.Entry.Last); err != nil {
			return nil, fmt.Errorf("searching for %q: %w", typed, err)
		}
		hits = append(hits, h)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("searching for %q: %w", typed, err)
	}
	return hits, nil
}

// foundBy returns the statement that finds the best entries with their places: by how well they match, or the last put first
// if there are too many to be compared while someone types.
func (x *Index) foundBy(ctx context.Context, query string) (string, error) {
	const most = 10_000
	var found int
	err := x.db.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)", query, most).Scan(&found)
	if found == most {
		return "SELECT rowid AS id, -rowid AS place FROM words WHERE words MATCH ? ORDER BY -rowid LIMIT ?", err
	}
	return `SELECT words.rowid AS id, words.rank AS place FROM words JOIN entries AS e ON e.id = words.rowid
		WHERE words MATCH ? ORDER BY e.last, words.rank LIMIT ?`, err
}

// matchOf returns what a person typed as a query of FTS5, or "" if it has no words.
func matchOf(typed string) string {
	var terms []string
	for i, part := range strings.Split(indexed(typed), `"`) {
		if i%2 == 1 { // between quotation marks
			terms = appendTerm(terms, part, "")
			continue
		}
		for _, word := range strings.Fields(part) {
			ending := " *"
			if utf8.RuneCountInString(word) == 1 { // half of all words begin with one of a few letters
				ending = ""
			}
			terms = appendTerm(terms, word, ending)
		}
	}
	return strings.Join(terms, " AND ")
}

// appendTerm adds a phrase to a query, if it has a letter or digit.
func appendTerm(terms []string, words, ending string) []string {
	if !strings.ContainsFunc(words, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return terms
	}
	return append(terms, `"`+words+`"`+ending)
}

// indexed returns a text as it is put into the index and asked for.
func indexed(s string) string { return strings.ReplaceAll(fold.String(s), "\x00", " ") }

// isLocked reports whether another process holds the index.
func isLocked(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_BUSY
}
