package library

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
)

// mostLogged is a log's size in bytes beyond which it is begun anew.
const mostLogged = 1 << 20

// Log returns a writer to the program's log, which is made when something is first written to it.
func Log() io.Writer { return &logFile{} }

// LogFile returns the log's path: in the state folder of the XDG Base Directory Specification where the system
// follows it, else in the user's cache folder.
func LogFile() (string, error) {
	dir := os.Getenv("XDG_STATE_HOME")
	switch {
	case filepath.IsAbs(dir):
	case runtime.GOOS == "windows" || runtime.GOOS == "darwin":
		cache, err := os.UserCacheDir()
		if err != nil {
			return "", fmt.Errorf("finding the log: %w", err)
		}
		dir = cache
	default:
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("finding the log: %w", err)
		}
		dir = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(dir, "lectern", "lectern.log"), nil
}

// stateFile returns the path of a file beside the log.
func stateFile(name string) (string, error) {
	log, err := LogFile()
	return filepath.Join(filepath.Dir(log), name), err
}

type logFile struct {
	once sync.Once
	to   *os.File
	err  error
}

func (l *logFile) Write(line []byte) (int, error) {
	l.once.Do(l.open)
	if l.err != nil {
		return 0, l.err
	}
	return l.to.Write(line)
}

func (l *logFile) open() {
	var name string
	if name, l.err = LogFile(); l.err != nil {
		return
	}
	if l.err = os.MkdirAll(filepath.Dir(name), 0o700); l.err != nil {
		return
	}
	how := os.O_CREATE | os.O_WRONLY | os.O_APPEND
	if info, err := os.Stat(name); err == nil && info.Size() > mostLogged {
		how |= os.O_TRUNC
	}
	l.to, l.err = os.OpenFile(name, how, 0o600)
}
