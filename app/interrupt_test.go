//go:build unix

package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"lectern/app/golden"
	"lectern/briefs"
)

// The command waits for a pipe of rows, so the signal reaches it while it works and never before.
func TestInterruptionLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	pipe, old := filepath.Join(dir, "rows.csv"), filepath.Join(dir, "old.csv")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	if err := os.WriteFile(old, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"incidents", pipe, "-o", filepath.Join(dir, "new.csv")},
		{"incidents", pipe, "-o", old},
		{"map", pipe, "-o", filepath.Join(dir, "new.png")},
	} {
		command := exec.Command("lectern", args...)
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		rows, err := os.OpenFile(pipe, os.O_WRONLY, 0) // waits until the command reads
		if err != nil {
			t.Fatal(err)
		}
		if _, err := rows.WriteString("id,date,country,place\na,2024,Pakistan,Quetta\n"); err != nil {
			t.Error(err)
		}
		if err := command.Process.Signal(os.Interrupt); err != nil {
			t.Error(err)
		}
		command.Wait() // its error is the exit code
		rows.Close()
		if got := command.ProcessState.ExitCode(); got != exitInterrupted {
			t.Errorf("%v: exit code %d, want %d", args, got, exitInterrupted)
		}
	}
	if text, err := os.ReadFile(old); err != nil || string(text) != "old" {
		t.Errorf("the old file holds %q, %v", text, err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("left behind: %v", entries)
	}
}

// A process that is killed can't tidy up: what was there is whole, or what is new is.
func TestAKillAtAnyMomentLeavesTheOldFileOrTheNew(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.csv")
	export := func() *exec.Cmd { return exec.Command("lectern", "incidents", briefs.Names()[0], "-o", file) }
	began := time.Now()
	if out, err := export().CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	took := time.Since(began)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	old := []byte("old")
	r := rand.New(rand.NewPCG(1, 2))
	var kept, replaced int
	for range golden.Rounds(20) {
		if err := os.WriteFile(file, old, 0o600); err != nil {
			t.Fatal(err)
		}
		command := export()
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.Int64N(int64(took) * 3 / 2)))
		command.Process.Kill() // it may have ended
		command.Wait()         // its error is the signal
		switch got, err := os.ReadFile(file); {
		case err == nil && bytes.Equal(got, old):
			kept++
		case err == nil && bytes.Equal(got, whole):
			replaced++
		default:
			t.Errorf("%d bytes are neither the old file nor the new: %v", len(got), err)
		}
	}
	t.Logf("the old file was left %d times, the new one %d times", kept, replaced)
}
