package search

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/folder"
	"lectern/app/library/index"
	"lectern/app/load"
)

// The bounds of a search for briefs in a watched folder, which may be a whole disk.
const (
	mostDepth   = 6      // of folders within it
	mostEntries = 50_000 // looked at
)

// BriefsIn returns the paths of what may be briefs in a folder and the folders within it: folders with a brief.md, .brief
// files and PDFs. Folders whose names begin with a full stop, and those that may not be read, are left out. The error is
// the context's, or that the folder itself can't be read.
func BriefsIn(ctx context.Context, root string) (paths []string, err error) {
	seen := 0
	root = filepath.Clean(root) + string(filepath.Separator) // which goes into a folder behind a symbolic link
	err = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			if path == root {
				return fmt.Errorf("looking for briefs: %w", err)
			}
			return nil
		}
		if seen++; seen > mostEntries {
			return fs.SkipAll
		}
		if !entry.IsDir() {
			if ending := strings.ToLower(filepath.Ext(path)); ending == ".brief" || ending == ".pdf" {
				paths = append(paths, path)
			}
			return nil
		}
		if path != root && strings.HasPrefix(entry.Name(), ".") {
			return fs.SkipDir
		}
		if _, err := os.Stat(filepath.Join(path, "brief.md")); err == nil {
			paths = append(paths, filepath.Clean(path))
			return fs.SkipDir
		}
		if within, err := filepath.Rel(root, path); err == nil && strings.Count(within, string(filepath.Separator)) >= mostDepth {
			return fs.SkipDir
		}
		return nil
	})
	return paths, err
}

// Refresh makes the index hold the briefs of some paths and no others. Only those whose files have changed are read; what
// can't be read has no entries. It calls tell before it reads one, which may be nil. The error is the context's, or one of
// the index; what was read until then stays.
func Refresh(ctx context.Context, x *index.Index, paths []string, version string, tell func(done, all int, path string)) error {
	before, err := x.Briefs(ctx)
	if err != nil {
		return err
	}
	wanted := map[string]bool{}
	for _, path := range paths {
		wanted[path] = true
	}
	stamps := map[string]string{}
	for _, b := range before {
		stamps[b.Path] = b.Stamp
		if !wanted[b.Path] {
			if err := x.Forget(ctx, b.Path); err != nil {
				return err
			}
		}
	}
	for i, path := range paths {
		if err := ctx.Err(); err != nil {
			return err
		}
		stamp := stampOf(path, version)
		if stamps[path] == stamp {
			continue
		}
		if tell != nil {
			tell(i, len(paths), path)
		}
		title, entries := read(ctx, path)
		if err := ctx.Err(); err != nil { // it may be read in part
			return err
		}
		if err := x.Put(ctx, index.Brief{Path: path, Title: title, Stamp: stamp}, entries); err != nil {
			return err
		}
	}
	return nil
}

// stampOf returns what changes when the files of a brief do, also in folders within it: names, sizes and times. The files
// of a shipped brief change with the program's version. What can't be looked at is left out.
func stampOf(root, version string) string {
	h := fnv.New64a()
	fmt.Fprintln(h, version)
	if target, err := filepath.EvalSymlinks(root); err == nil {
		root = target
	}
	seen := 0
	_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if seen++; seen > mostEntries {
			return fs.SkipAll
		}
		if err != nil {
			return nil
		}
		if entry.IsDir() && path != root && strings.HasPrefix(entry.Name(), ".") {
			return fs.SkipDir
		}
		if info, err := entry.Info(); err == nil && info.Mode().IsRegular() {
			fmt.Fprintln(h, path, info.Size(), info.ModTime().UnixNano())
		}
		return nil
	})
	return fmt.Sprintf("%x", h.Sum64())
}

// read returns the title and the texts of a brief, or nothing if it can't be read.
func read(ctx context.Context, path string) (title string, entries []index.Entry) {
	from, err := folder.Open(path)
	if err != nil {
		return "", nil
	}
	defer from.Close()
	b, _, _ := load.Brief(from.FS, func(string, int64, int64) error { return ctx.Err() })
	if len(b.Sections) == 0 {
		return "", nil
	}
	for _, e := range New(b, nil).entries {
		entries = append(entries, index.Entry{Kind: e.Kind.One(), Title: e.Title, Text: e.Text, Address: addressOf(b, e), Last: e.Kind == Source})
	}
	return b.Title, slices.Concat(entries, drawingsOf(b), incidentsOf(b))
}

// drawingsOf returns the drawings by their titles and alternatives, as far as the author wrote them.
func drawingsOf(b *brief.Brief) (entries []index.Entry) {
	for _, s := range b.Sections {
		brief.Walk(s.Blocks, func(block brief.Block) {
			if d, ok := block.(*brief.Drawing); ok && d.Title+d.Alt != "" {
				entries = append(entries, index.Entry{Kind: Drawing.One(), Title: d.Title, Text: d.Alt, Address: b.AddressOf(d)})
			}
		}, nil)
	}
	return entries
}

// addressOf returns the address of what is found: of a judgement without an id, that of its first paragraph.
func addressOf(b *brief.Brief, e Entry) (address string) {
	if e.Kind == Source {
		return brief.SourceAddress + e.Source.ID
	}
	brief.Walk([]brief.Block{e.Block}, func(block brief.Block) {
		if address == "" {
			address = b.AddressOf(block)
		}
	}, nil)
	return address
}

// mostIncidents is how many incidents of a brief are in the index, the latest. All are found in the brief itself.
const mostIncidents = 10_000

func incidentsOf(b *brief.Brief) (entries []index.Entry) {
	rows, err := b.Incidents.Order(b.Incidents.All(), "date", true)
	if err != nil {
		return nil
	}
	for _, row := range rows[:min(len(rows), mostIncidents)] {
		i := b.Incidents.At(row)
		entries = append(entries, index.Entry{
			Kind: Incident.One(), Title: i.Name(), Text: i.When.String() + ", " + i.Where() + ". " + i.Summary, Address: brief.IncidentAddress + i.ID,
		})
	}
	return entries
}

// Found is what was found in one brief.
type Found struct {
	Brief index.Brief
	Hits  []index.Entry // the best first; Text is the part around the first word
}

// InAll returns what has every word that was typed, by brief; the brief with the best hit comes first. See
// index.Index.Find for what matches.
func InAll(ctx context.Context, x *index.Index, typed string, most int) (all []Found, err error) {
	hits, err := x.Find(ctx, typed, most)
	if err != nil {
		return nil, err
	}
	sought := WordsOf(typed)
	for _, h := range hits {
		at := slices.IndexFunc(all, func(f Found) bool { return f.Brief.Path == h.Brief.Path })
		if at < 0 {
			at, all = len(all), append(all, Found{Brief: h.Brief})
		}
		h.Entry.Text = around(h.Entry.Text, sought)
		all[at].Hits = append(all[at].Hits, h.Entry)
	}
	return all, nil
}

// WordsOf returns the words of what was typed, without quotation marks.
func WordsOf(typed string) []string {
	return strings.FieldsFunc(typed, func(c rune) bool { return c == '"' || c == ' ' })
}

// OpenIndex opens the index of the user's briefs. It is in memory, and Refresh reads all briefs, where no file can be had.
func OpenIndex(ctx context.Context) (x *index.Index, why, err error) {
	file, err := index.File()
	if err != nil {
		return nil, nil, err
	}
	return index.Open(ctx, file)
}

// PathsOf returns the paths of all briefs to be searched: those read lately, those that ship, and what is in the watched
// folders. A watched folder that can't be read is in missing; the error is the context's.
func PathsOf(ctx context.Context, recent, shipped, watched []string) (paths []string, missing error, err error) {
	paths = append(slices.Clone(recent), shipped...)
	for _, root := range watched {
		found, err := BriefsIn(ctx, root)
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		missing = errors.Join(missing, err)
		paths = append(paths, found...)
	}
	slices.Sort(paths)
	return slices.Compact(paths), missing, nil
}
