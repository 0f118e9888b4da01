// Serves MongoDB's wire protocol on a loopback port for the tests: FerretDB 1.24 with its SQLite backend in a folder of its own, and
// before it a gate that lets one write through at a time.
//
// Why the gate: MongoDB changes one document atomically. FerretDB 1.24 reads it, changes it and writes it back in separate statements, so
// two writers can both be told that they replaced the same version. With the gate a write is whole before the next one begins, which is
// what MongoDB promises and what the product relies on. Reads pass beside it.
//
// Usage: ferretdb FOLDER. Prints the URI on a line of its own once it listens; ends when its standard input is closed.
package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"strings"
	"sync"

	"github.com/FerretDB/FerretDB/ferretdb"
)

// Commands that change nothing: they need not wait.
var reads = []string{"find", "count", "aggregate", "distinct", "getMore", "killCursors", "hello", "isMaster", "ismaster", "ping", "buildInfo", "listCollections", "listIndexes", "listDatabases", "endSessions"}

const headerBytes = 16
const mostBytes = 48 * 1024 * 1024

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	if len(os.Args) != 2 {
		return fmt.Errorf("usage: ferretdb FOLDER")
	}
	folder := os.Args[1]
	// FerretDB keeps a state file where it is started.
	if err := os.Chdir(folder); err != nil {
		return err
	}
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: "127.0.0.1:0"},
		Logger:    slog.New(slog.NewTextHandler(io.Discard, nil)),
		Handler:   "sqlite",
		SQLiteURL: "file:" + strings.TrimSuffix(folder, "/") + "/",
	})
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- server.Run(ctx) }()
	behind := strings.Trim(strings.TrimPrefix(server.MongoDBURI(), "mongodb://"), "/")

	gate, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		stop()
		return err
	}
	fmt.Printf("mongodb://%s/\n", gate.Addr())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		_ = gate.Close()
		stop()
	}()
	var writing sync.Mutex
	for {
		client, err := gate.Accept()
		if err != nil {
			return <-ended
		}
		go pass(client, behind, &writing)
	}
}

// Passes one connection's questions and answers, each whole.
func pass(client net.Conn, behind string, writing *sync.Mutex) {
	defer client.Close()
	server, err := net.Dial("tcp", behind)
	if err != nil {
		return
	}
	defer server.Close()
	for {
		question, err := message(client)
		if err != nil {
			return
		}
		answer, err := ask(server, question, writing)
		if err != nil {
			return
		}
		if _, err := client.Write(answer); err != nil {
			return
		}
	}
}

func ask(server net.Conn, question []byte, writing *sync.Mutex) ([]byte, error) {
	if !isRead(question) {
		writing.Lock()
		defer writing.Unlock()
	}
	if _, err := server.Write(question); err != nil {
		return nil, err
	}
	return message(server)
}

// One message of the wire protocol: its length comes first.
func message(from io.Reader) ([]byte, error) {
	header := make([]byte, headerBytes)
	if _, err := io.ReadFull(from, header); err != nil {
		return nil, err
	}
	length := int(binary.LittleEndian.Uint32(header))
	if length < headerBytes || length > mostBytes {
		return nil, fmt.Errorf("a message of %d bytes", length)
	}
	whole := make([]byte, length)
	copy(whole, header)
	_, err := io.ReadFull(from, whole[headerBytes:])
	return whole, err
}

// Whether a message only reads. In an OP_MSG (2013) the command's name is the first key of its first document; older messages are greetings.
func isRead(message []byte) bool {
	const opMsg = 2013
	if binary.LittleEndian.Uint32(message[12:]) != opMsg {
		return true
	}
	// header 16, flags 4, kind of section 1, length of document 4, type of element 1
	const nameAt = headerBytes + 4 + 1 + 4 + 1
	if len(message) <= nameAt || message[headerBytes+4] != 0 {
		return false
	}
	name, _, _ := strings.Cut(string(message[nameAt:min(len(message), nameAt+32)]), "\x00")
	for _, read := range reads {
		if name == read {
			return true
		}
	}
	return false
}
