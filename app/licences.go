package main

import (
	"io"

	"lectern/assets"
)

type licencesCommand struct{}

func (licencesCommand) Run(to streams) error {
	_, err := io.WriteString(to.out, assets.Licences)
	return err
}
