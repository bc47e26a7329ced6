package library

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"lectern/app/folder"
)

// Rehearsal is a talk that was given for practice.
type Rehearsal struct {
	Path   string      `json:"path"` // of the brief, as in Read
	When   time.Time   `json:"when"`
	Slides []SlideTime `json:"slides"` // in the order in which they were first shown
}

// SlideTime is how long a slide was shown, all in all.
type SlideTime struct {
	Section string  `json:"section"` // its id
	Title   string  `json:"title"`
	Seconds float64 `json:"seconds"`
}

// Length returns how long the rehearsal took.
func (r *Rehearsal) Length() (all time.Duration) {
	for _, s := range r.Slides {
		all += seconds(s.Seconds)
	}
	return all
}

// Sections returns how long each section took, by id.
func (r *Rehearsal) Sections() map[string]time.Duration {
	all := map[string]time.Duration{}
	for _, s := range r.Slides {
		all[s.Section] += seconds(s.Seconds)
	}
	return all
}

func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }

// RehearsalFile returns where rehearsals are kept: beside the log.
func RehearsalFile() (string, error) {
	return stateFile("rehearsals.json")
}

// mostRehearsals is the number of rehearsals that are kept.
const mostRehearsals = 50

// Rehearsals returns the rehearsals of a brief in a file, the last one first. There are none without the file.
func Rehearsals(file, path string) ([]Rehearsal, error) {
	all, err := readRehearsals(file)
	var own []Rehearsal
	for _, r := range all {
		if r.Path == path {
			own = append(own, r)
		}
	}
	return own, err
}

func readRehearsals(file string) (all []Rehearsal, err error) {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the rehearsals of %s: %w", file, err)
	}
	return all, nil
}

// KeepRehearsal adds a rehearsal to a file. A file that can't be read is renamed to end in .broken.
func KeepRehearsal(file string, r Rehearsal) error {
	unlock, err := folder.Lock(file, 0o700)
	if err != nil {
		return fmt.Errorf("keeping the rehearsal: %w", err)
	}
	defer unlock()
	all, err := readRehearsals(file)
	if err != nil {
		if err := os.Rename(file, file+".broken"); err != nil {
			return fmt.Errorf("keeping the rehearsal: %w", err)
		}
	}
	all = append([]Rehearsal{r}, all...)
	data, err := json.MarshalIndent(all[:min(len(all), mostRehearsals)], "", "  ")
	if err != nil {
		return fmt.Errorf("keeping the rehearsal: %w", err)
	}
	return folder.WriteFile(file, append(data, '\n'))
}
