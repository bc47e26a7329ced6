package annotation

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"lectern/app/folder"
)

// Store holds the annotations of one brief, in memory and in its file. Any goroutine may use it, and several stores, also
// of different processes, may share a file.
type Store struct {
	file string
	of   Brief

	saving sync.Mutex // held while the file is written

	lock    sync.Mutex // of what follows
	all     []Annotation
	pending []change // that aren't in the file yet, in their order
}

// change is something that was done to the annotations.
type change struct {
	id   string
	with *Annotation // nil: it was removed
}

// Folder returns where annotations are kept: in the user's data folder.
func Folder() (string, error) {
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "lectern", "annotations"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("finding the annotations: %w", err)
	}
	return filepath.Join(home, ".local", "share", "lectern", "annotations"), nil
}

// Open finds the annotations of a brief in a folder, which need not exist. text is that of the brief, by which those of a
// brief that was moved are known; it may be nil. The error says which file can't be read; the store can be used all the
// same.
func Open(dir string, of Brief, text *Text) (*Store, error) {
	s := &Store{of: of}
	file, err := find(dir, of, text)
	if s.file = file; file == "" {
		s.file = newName(dir, of)
		return s, err
	}
	return s, errors.Join(err, s.Reload())
}

// find returns the file with the annotations of a brief, or "".
func find(dir string, of Brief, text *Text) (string, error) {
	files, err := filepath.Glob(filepath.Join(quoteMeta(dir), "*.jsonld"))
	if err != nil {
		return "", fmt.Errorf("looking for annotations: %w", err)
	}
	byPath, byText, most := "", "", 0.5
	for _, file := range files {
		was, all, err := readFile(file)
		switch {
		case err != nil:
			if isNamedAfter(file, of) && byPath == "" {
				byPath = file // reading it again will say why it can't be read
			}
		case of.ID != "" && was.ID == of.ID:
			return file, nil
		case was.Path == of.Path && (was.ID == "" || of.ID == ""):
			byPath = file
		case text != nil && was.ID == "" && isGone(was.Path):
			if part := text.share(all); part >= most {
				byText, most = file, part
			}
		}
	}
	if byPath != "" {
		return byPath, nil
	}
	return byText, nil
}

// quoteMeta returns a path as a pattern that matches it alone.
func quoteMeta(path string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

// isGone reports whether nothing is at a path. Shipped briefs have no path.
func isGone(path string) bool {
	_, err := os.Stat(path)
	return filepath.IsAbs(path) && errors.Is(err, fs.ErrNotExist)
}

// share returns how many of the quotations are in the text, as a part of all.
func (t *Text) share(all []Annotation) float64 {
	quotes, found := 0, 0
	for i := range all {
		if all[i].Quote == nil {
			continue
		}
		quotes++
		if _, ok := t.sameWords(&all[i]); ok {
			found++
		}
	}
	if quotes == 0 {
		return 0
	}
	return float64(found) / float64(quotes)
}

// stem returns the beginning of the name of a brief's file.
func stem(of Brief) string {
	name := of.ID
	if name == "" {
		name = strings.TrimSuffix(filepath.Base(of.Path), filepath.Ext(of.Path))
	}
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, name)
	const most = 50 // letters of up to four bytes, so that with what is added no file system finds the name too long
	if letters := []rune(name); len(letters) > most {
		name = string(letters[:most])
	}
	return name
}

// newName returns the name of a new file of a brief.
func newName(dir string, of Brief) string {
	return unused(filepath.Join(dir, stem(of)), ".jsonld")
}

// isNamedAfter reports whether a file has a name that newName gives to one of a brief.
func isNamedAfter(file string, of Brief) bool {
	rest, ok := strings.CutPrefix(strings.TrimSuffix(filepath.Base(file), ".jsonld"), stem(of))
	number, numbered := strings.CutPrefix(rest, "-")
	_, err := strconv.Atoi(number)
	return ok && (rest == "" || numbered && err == nil)
}

// unused returns a name with an ending, with a number from 2 between them if it is taken. A name that can't be looked for
// counts as free: writing it will say why.
func unused(name, ending string) string {
	file := name + ending
	for n := 2; ; n++ {
		if _, err := os.Lstat(file); err != nil {
			return file
		}
		file = fmt.Sprintf("%s-%d%s", name, n, ending)
	}
}

// File returns the file of the annotations, which is there once something was annotated.
func (s *Store) File() string { return s.file }

// All returns the annotations in the order in which they were made.
func (s *Store) All() []Annotation {
	s.lock.Lock()
	defer s.lock.Unlock()
	return slices.Clone(s.all)
}

// Get returns an annotation by its ID.
func (s *Store) Get(id string) (Annotation, bool) {
	all := s.All()
	i := slices.IndexFunc(all, func(a Annotation) bool { return a.ID == id })
	if i < 0 {
		return Annotation{}, false
	}
	return all[i], true
}

// Reload reads the file again, which another window may have changed. If it can't be read, the annotations stay as they
// were.
func (s *Store) Reload() error {
	s.saving.Lock() // or what is written meanwhile would be missing
	defer s.saving.Unlock()
	_, all, err := readFile(s.file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	s.all = applied(all, s.pending)
	return nil
}

// mostBytes is the size of the largest file that is read: a million notes.
const mostBytes = 256 << 20

// readFile returns the annotations of a file and their brief. The error is fs.ErrNotExist without a file, and errBroken for
// one that isn't in the format.
func readFile(file string) (Brief, []Annotation, error) {
	if info, err := os.Stat(file); err == nil && info.Size() > mostBytes {
		return Brief{}, nil, fmt.Errorf("reading your notes: %s has more than %d MB; move some to another file", file, mostBytes>>20)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return Brief{}, nil, fmt.Errorf("reading your notes: %w", err)
	}
	of, all, err := Unmarshal(data)
	if err != nil {
		return Brief{}, nil, fmt.Errorf("%s:%w%w; mend the line, or go on: the file is kept beside the new one as %s", file, err, errBroken, filepath.Base(file)+".broken")
	}
	return of, all, nil
}

// errBroken says nothing by itself: it marks the error of a file that isn't in the format.
var errBroken = errors.New("")

// Put adds an annotation, or replaces the one with its ID. Save writes it. One that no file can hold is refused: it would
// make all others unreadable.
func (s *Store) Put(a Annotation) error {
	if err := a.check(); err != nil {
		return fmt.Errorf("keeping a note: %w", err)
	}
	s.change(change{a.ID, &a})
	return nil
}

// Remove takes an annotation away. Save writes that.
func (s *Store) Remove(id string) { s.change(change{id, nil}) }

func (s *Store) change(c change) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.pending = append(s.pending, c)
	s.all = applied(s.all, []change{c})
}

// Save applies what was changed to the file as it is now, which another window may have changed, and writes it. After an
// error the annotations are still in All, and the next Save writes them, too.
func (s *Store) Save() error {
	s.saving.Lock()
	defer s.saving.Unlock()
	unlock, err := folder.Lock(s.file, 0o700)
	if err != nil {
		return fmt.Errorf("writing your notes: %w", err)
	}
	defer unlock()
	_, all, err := readFile(s.file)
	switch {
	case errors.Is(err, errBroken):
		if err := s.keepBroken(); err != nil {
			return err
		}
		all = s.All() // as they were before it was broken
	case errors.Is(err, fs.ErrNotExist): // nothing was noted yet, or the file was taken away
		all = s.All()
	case err != nil:
		return err
	}
	return s.write(all)
}

// write writes annotations with what was changed.
func (s *Store) write(all []Annotation) error {
	s.lock.Lock()
	n := len(s.pending)
	all = applied(all, s.pending)
	s.lock.Unlock()
	data, err := Marshal(s.of, all)
	if err != nil {
		return err
	}
	if err := folder.WriteFile(s.file, data); err != nil {
		return err
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	s.pending = s.pending[n:]
	s.all = applied(all, s.pending) // with what was changed meanwhile
	return nil
}

// keepBroken copies a file that can't be read beside itself, over no other copy.
func (s *Store) keepBroken() error {
	data, err := os.ReadFile(s.file)
	if err != nil {
		return fmt.Errorf("keeping your broken notes: %w", err)
	}
	return folder.WriteFile(unused(s.file+".broken", ""), data)
}

// applied returns annotations after some changes.
func applied(all []Annotation, changes []change) []Annotation {
	all = slices.Clone(all)
	for _, c := range changes {
		i := slices.IndexFunc(all, func(a Annotation) bool { return a.ID == c.id })
		switch {
		case c.with == nil && i >= 0:
			all = slices.Delete(all, i, i+1)
		case c.with != nil && i >= 0:
			all[i] = *c.with
		case c.with != nil:
			all = append(all, *c.with)
		}
	}
	return all
}
