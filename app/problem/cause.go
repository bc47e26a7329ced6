package problem

import (
	"errors"
	"io/fs"
)

// Cause returns why a file can't be used, without its path, which only this machine has.
func Cause(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return err.Error()
}
