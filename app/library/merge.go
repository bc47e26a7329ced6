package library

import (
	"encoding/json"
	"os"
	"slices"
)

// clone returns a copy that shares nothing with the settings.
func (s *Settings) clone() *Settings {
	c := *s
	c.Screens = slices.Clone(s.Screens)
	c.Recent, c.Queries, c.Watched = slices.Clone(s.Recent), slices.Clone(s.Queries), slices.Clone(s.Watched)
	c.Highlights = slices.Clone(s.Highlights)
	return &c
}

// merged returns the settings of the file with what was changed here since they were read or saved.
func (s *Settings) merged() *Settings {
	base, out := s.base, &Settings{}
	data, err := os.ReadFile(s.file)
	if err != nil || json.Unmarshal(data, out) != nil {
		return s // there is nothing to keep
	}
	take(&out.Theme, s.Theme, base.Theme)
	take(&out.TextSize, s.TextSize, base.TextSize)
	take(&out.Text, s.Text, base.Text)
	take(&out.Width, s.Width, base.Width)
	take(&out.Height, s.Height, base.Height)
	take(&out.Speaker, s.Speaker, base.Speaker)
	out.Screens = mergedScreens(s.Screens, base.Screens, out.Screens)
	out.Recent = mergedRecent(s.Recent, base.Recent, out.Recent)
	out.Queries = mergedQueries(s.Queries, base.Queries, out.Queries)
	if !slices.Equal(s.Highlights, base.Highlights) {
		out.Highlights = s.Highlights
	}
	out.Watched = mergedSet(s.Watched, base.Watched, out.Watched)
	return out
}

// take sets a value to mine if that was changed here.
func take[T comparable](to *T, mine, base T) {
	if mine != base {
		*to = mine
	}
}

// mergedRecent returns the briefs that were read in either process, last opened first.
func mergedRecent(mine, base, theirs []Read) []Read {
	find := func(all []Read, path string) (Read, bool) {
		i := slices.IndexFunc(all, func(r Read) bool { return r.Path == path })
		if i < 0 {
			return Read{}, false
		}
		return all[i], true
	}
	var out []Read
	for _, r := range mine {
		was, known := find(base, r.Path)
		now, there := find(theirs, r.Path)
		switch {
		case !known || r != was: // changed here
			out = append(out, r)
		case there:
			out = append(out, now)
		}
	}
	for _, r := range theirs {
		_, here := find(mine, r.Path)
		_, known := find(base, r.Path)
		if !here && !known { // opened there; otherwise taken out here
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b Read) int { return b.Opened.Compare(a.Opened) })
	return out[:min(len(out), mostRecent)]
}

// mergedQueries returns the queries of both processes, those asked here first.
func mergedQueries(mine, base, theirs []string) []string {
	if slices.Equal(mine, base) {
		return theirs
	}
	out := slices.Clone(mine)
	for _, q := range theirs {
		if !slices.Contains(mine, q) {
			out = append(out, q)
		}
	}
	return out[:min(len(out), mostQueries)]
}

// mergedSet returns theirs with what was added here, and without what was taken away here.
func mergedSet(mine, base, theirs []string) []string {
	out := slices.DeleteFunc(slices.Clone(theirs), func(s string) bool { return slices.Contains(base, s) && !slices.Contains(mine, s) })
	for _, s := range mine {
		if !slices.Contains(base, s) && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
