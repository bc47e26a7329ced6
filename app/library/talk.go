package library

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"lectern/app/folder"
)

// Talk is how far a talk has come, kept so that one that a crash ended can go on.
type Talk struct {
	Path    string        `json:"path"` // of the brief, as in Read
	Title   string        `json:"title"`
	Slide   int           `json:"slide"` // from 1
	Began   time.Time     `json:"began"`
	Length  time.Duration `json:"length,omitempty"` // planned; 0: not planned
	Until   time.Time     `json:"until,omitzero"`   // when it is to end, instead
	Process int           `json:"process"`          // that shows it, where files can't be locked
}

// freshTalk is how long ago a talk may have begun to go on.
const freshTalk = 12 * time.Hour

// TalkFile returns where the talk is kept: beside the log.
func TalkFile() (string, error) {
	return stateFile("talk.json")
}

// SaveTalk keeps a talk in a file.
func SaveTalk(file string, t Talk) error {
	data, err := json.Marshal(t)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(file), 0o700)
	}
	if err == nil {
		err = folder.WriteFile(file, data)
	}
	if err != nil {
		return fmt.Errorf("keeping the talk: %w", err)
	}
	return nil
}

// HoldTalk tells other starts that the talk in a file is being given, until release is called or the process ends.
func HoldTalk(file string) (release func()) {
	release, held, err := folder.Hold(file, 0o700)
	if err != nil || !held { // another talk is given meanwhile
		return func() {}
	}
	return release
}

// EndTalk forgets the talk in a file, which has ended as it should.
func EndTalk(file string) error {
	if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forgetting the talk: %w", err)
	}
	return nil
}

// UnfinishedTalk returns the talk in a file, if its process has ended without ending it and it began lately. A process that
// was killed keeps its number until its parent looks after it, and another may get it, but no lock.
func UnfinishedTalk(file string, now time.Time) (t Talk, ok bool) {
	data, err := os.ReadFile(file)
	if err != nil || json.Unmarshal(data, &t) != nil || t.Path == "" || t.Slide < 1 {
		return Talk{}, false
	}
	ago := now.Sub(t.Began)
	return t, ago >= 0 && ago < freshTalk && !isGiven(file, &t)
}

// isGiven reports whether a process is showing the talk in a file.
func isGiven(file string, t *Talk) bool {
	if !folder.CanLock {
		return isRunning(t.Process)
	}
	release, held, err := folder.Hold(file, 0o700)
	if err != nil {
		return isRunning(t.Process)
	}
	if held {
		release()
	}
	return !held
}

// isRunning reports whether there is a process with a number.
func isRunning(process int) bool {
	if process <= 0 {
		return false
	}
	p, err := os.FindProcess(process)
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0)) // Windows can't send it, and has found the process
	return err == nil || !errors.Is(err, os.ErrProcessDone) && !errors.Is(err, syscall.ESRCH)
}
