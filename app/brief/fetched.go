package brief

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"
)

// FetchedFile has the moment at which lectern refresh fetched the incidents. It stands beside them, since the text is its
// author's and may be open in an editor.
const FetchedFile = "fetched.yaml"

// Fetched is the moment of a database that a brief's incidents show; zero: they come from none.
type Fetched struct {
	At     time.Time // by the database's clock
	Edited bool      // the file of incidents isn't as it was fetched

	Changes string // lines that say what was added, withdrawn and changed then
}

const momentForm = "2006-01-02T15:04:05Z"

// FetchedNote returns the content of FetchedFile for incidents that fill a number of bytes, by which a later change of them
// is known, with lines that say what changed.
func FetchedNote(at time.Time, bytes int64, changes []string) []byte {
	note := fmt.Appendf(nil, "# Written by lectern refresh, of the incidents beside it.\nfetched: \"%s\"\nbytes: %d\n", at.UTC().Format(momentForm), bytes)
	if len(changes) > 0 {
		note = append(note, "changes:\n"...)
	}
	for _, line := range changes {
		note = fmt.Appendf(note, "  - %q\n", line) // Go's escapes are YAML's
	}
	return note
}

// handedOut returns the content of FetchedFile for incidents of which some rows or columns were left out. It doesn't say what
// changed, among which may be incidents that aren't handed out.
func (f Fetched) handedOut() []byte {
	return fmt.Appendf(nil, "fetched: \"%s\"\nedited: %t\n", f.At.Format(momentForm), f.Edited)
}

// Words says of which moment the incidents are, or nothing.
func (f Fetched) Words() string {
	if f.At.IsZero() {
		return ""
	}
	words := "The incidents were fetched from a database on " + f.At.Format("2 January 2006, 15:04 UTC")
	if f.Edited {
		words += ", and their file was changed since"
	}
	return words + "."
}

// readFetched reads FetchedFile, if it is there.
func (b *Brief) readFetched() {
	f, err := b.fsys.Open(FetchedFile)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	b.Files = append(b.Files, FetchedFile)
	if err != nil {
		b.addUnreadable(FetchedFile, err)
		return
	}
	defer f.Close()
	text, ok := b.readAll(f, FetchedFile, maxMeta)
	if !ok {
		return
	}
	y := &yamlText{FetchedFile, 1, &b.Problems}
	root := y.parse(text)
	if root == nil {
		return
	}
	entries, _ := y.mapping(root, FetchedFile)
	for _, e := range entries {
		switch e.key {
		case "fetched":
			if b.Fetched.At, err = time.Parse(momentForm, y.text(e)); err != nil {
				y.wrong(e.value, e.key, "a moment such as \"2024-03-25T12:00:00Z\"")
			}
		case "bytes":
			size, err := strconv.ParseInt(y.scalar(e), 10, 64)
			if err != nil {
				y.wrong(e.value, e.key, "a whole number")
			}
			b.Fetched.Edited = len(b.IncidentFiles) != 1 || b.FileSize(b.IncidentFiles[0]) != size
		case "edited":
			b.Fetched.Edited = y.flag(e)
		case "changes":
			b.Fetched.Changes = strings.Join(y.texts(e), "\n")
		default:
			y.unknown(e, FetchedFile)
		}
	}
}
