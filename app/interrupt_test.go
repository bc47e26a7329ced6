//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
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
