package library

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"lectern/app/control"
	"lectern/app/folder"
)

// Theme is a choice of the colours of windows.
type Theme string

const (
	FollowSystem  Theme = ""
	LightTheme    Theme = "light"
	DarkTheme     Theme = "dark"
	SepiaTheme    Theme = "sepia"
	ContrastTheme Theme = "contrast"
)

// TextLook is how the reading text is set. The zero TextLook is the standard.
type TextLook struct {
	Wider   int  `json:"wider,omitempty"`   // steps of its width; negative: narrower
	Spacing int  `json:"spacing,omitempty"` // steps of the distance between lines
	Sans    bool `json:"sans,omitempty"`    // set without serifs
}

// Settings holds what the program remembers between runs. Fields of a newer version are ignored; a broken
// file is renamed to end in .broken, and the settings begin anew.
type Settings struct {
	Theme    Theme    `json:"theme,omitempty"`
	TextSize int      `json:"text_size,omitempty"` // pixels; 0: the default
	Text     TextLook `json:"text,omitzero"`
	Width    float32  `json:"width,omitempty"` // of the window, logical pixels
	Height   float32  `json:"height,omitempty"`
	Recent   []Read   `json:"recent,omitempty"`  // last opened first
	Queries  []string `json:"queries,omitempty"` // asked at the incident desk, last first
	Watched  []string `json:"watched,omitempty"` // folders, as absolute paths, whose briefs are on the shelf and searched

	Highlights []string `json:"highlights,omitempty"` // what the reader calls the colours of highlights, in their order

	Speaker SpeakerLayout  `json:"speaker,omitzero"`
	Screens []ScreenChoice `json:"screens,omitempty"` // last chosen first

	file string
	base *Settings // as they were last read or written: what differs from it was changed here
}

// Read is a brief that was opened, and how far it was read.
type Read struct {
	Path   string    `json:"path"` // absolute, or the name of a shipped brief
	Title  string    `json:"title"`
	Opened time.Time `json:"opened"`
	Part   float32   `json:"part,omitempty"` // of the whole, 0 to 1

	// Where the reader was; see reading.Place.
	Block string  `json:"block,omitempty"`
	Below int     `json:"below,omitempty"`
	Byte  int     `json:"byte,omitempty"`
	Above float32 `json:"above,omitempty"`
	Seen  string  `json:"seen,omitempty"` // the addresses of the blocks that were read, with spaces between
}

const mostRecent = 24

// Load reads the settings from the user's configuration folder. If it fails, it returns settings that can be
// used all the same.
func Load() (*Settings, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return &Settings{}, fmt.Errorf("finding the settings: %w", err)
	}
	return LoadFrom(filepath.Join(dir, "lectern", "settings.json"))
}

// LoadFrom reads the settings from a file, which need not exist.
func LoadFrom(file string) (*Settings, error) {
	s := &Settings{file: file, base: &Settings{}}
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil { // without file, Save does nothing: the settings may be readable another day
		return &Settings{}, fmt.Errorf("reading the settings: %w", err)
	}
	err = json.Unmarshal(data, s)
	s.base = s.clone()
	if err != nil {
		err = fmt.Errorf("reading the settings of %s: %w", file, err)
		if kept := os.Rename(file, file+".broken"); kept != nil {
			return &Settings{}, errors.Join(err, kept)
		}
		return &Settings{file: file, base: &Settings{}}, err
	}
	return s, nil
}

// Save writes what was changed since the settings were read or saved. What other processes wrote meanwhile stays.
func (s *Settings) Save() error {
	if s.file == "" {
		return nil
	}
	unlock, err := folder.Lock(s.file, 0o755)
	if err != nil {
		return fmt.Errorf("writing the settings: %w", err)
	}
	defer unlock()
	data, err := json.MarshalIndent(s.merged(), "", "  ")
	if err != nil {
		return fmt.Errorf("writing the settings: %w", err)
	}
	if err := folder.WriteFile(s.file, append(control.EscapeJSON(data), '\n')); err != nil {
		return err
	}
	s.base = s.clone()
	return nil
}

// Opened moves a brief to the front of Recent and returns its entry, which is valid until the next call.
func (s *Settings) Opened(path, title string, at time.Time) *Read {
	r := Read{Path: path}
	if i := slices.IndexFunc(s.Recent, func(r Read) bool { return r.Path == path }); i >= 0 {
		r = s.Recent[i]
		s.Recent = slices.Delete(s.Recent, i, i+1)
	}
	r.Title, r.Opened = title, at
	s.Recent = slices.Insert(s.Recent, 0, r)
	s.Recent = s.Recent[:min(len(s.Recent), mostRecent)]
	return &s.Recent[0]
}

// RecentPaths returns the paths of the briefs that were opened lately, the last one first.
func (s *Settings) RecentPaths() (paths []string) {
	for _, r := range s.Recent {
		paths = append(paths, r.Path)
	}
	return paths
}

// Watch adds a folder to those that are watched.
func (s *Settings) Watch(folder string) {
	if !slices.Contains(s.Watched, folder) {
		s.Watched = append(s.Watched, folder)
	}
}

// Unwatch takes a folder away from those that are watched, and reports whether it was one.
func (s *Settings) Unwatch(folder string) bool {
	before := len(s.Watched)
	s.Watched = slices.DeleteFunc(s.Watched, func(f string) bool { return f == folder })
	return len(s.Watched) < before
}

const mostQueries = 20

// Asked moves a query of the incident desk to the front of Queries.
func (s *Settings) Asked(query string) {
	if query == "" {
		return
	}
	s.Queries = slices.DeleteFunc(s.Queries, func(q string) bool { return q == query })
	s.Queries = slices.Insert(s.Queries, 0, query)
	s.Queries = s.Queries[:min(len(s.Queries), mostQueries)]
}
