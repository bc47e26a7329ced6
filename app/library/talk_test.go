package library

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"lectern/app/folder"
)

func TestATalkThatWasNotEndedIsOffered(t *testing.T) {
	ended := exec.Command(os.Args[0], "-test.run", "^$")
	if err := ended.Run(); err != nil {
		t.Fatal(err)
	}
	now := time.Date(2024, 3, 25, 10, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		talk  Talk
		given bool // by a process
		want  bool
	}{
		"of a process that ended":            {Talk{Path: "/a", Title: "A", Slide: 12, Began: now.Add(-time.Hour), Length: 20 * time.Minute, Process: ended.Process.Pid}, false, true},
		"of a process whose number lives on": {Talk{Path: "/a", Title: "A", Slide: 12, Began: now.Add(-time.Hour), Process: os.Getpid()}, false, folder.CanLock},
		"that goes on":                       {Talk{Path: "/a", Title: "A", Slide: 12, Began: now.Add(-time.Hour), Length: 20 * time.Minute, Process: os.Getpid()}, true, false},
		"of yesterday":                       {Talk{Path: "/a", Title: "A", Slide: 12, Began: now.Add(-20 * time.Hour), Length: 20 * time.Minute, Process: ended.Process.Pid}, false, false},
		"of no brief":                        {Talk{Path: "", Title: "A", Slide: 12, Began: now.Add(-time.Hour), Length: 20 * time.Minute, Process: ended.Process.Pid}, false, false},
	} {
		file := filepath.Join(t.TempDir(), "state", "talk.json")
		if err := SaveTalk(file, c.talk); err != nil {
			t.Fatal(err)
		}
		release := func() {}
		if c.given {
			release = HoldTalk(file)
		}
		if got, ok := UnfinishedTalk(file, now); ok != c.want || ok && got != c.talk {
			t.Errorf("a talk %s: %t, %v", name, ok, got)
		}
		release()
		if err := EndTalk(file); err != nil {
			t.Error(err)
		}
		if _, ok := UnfinishedTalk(file, now); ok {
			t.Errorf("a talk %s is offered after its end", name)
		}
		if err := EndTalk(file); err != nil {
			t.Errorf("ended twice: %v", err)
		}
	}
	broken := filepath.Join(t.TempDir(), "talk.json")
	if err := os.WriteFile(broken, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, ok := UnfinishedTalk(broken, now); ok {
		t.Error("a broken file is a talk")
	}
}
