// Copyright 2026 the Lifesigns authors
// SPDX-License-Identifier: Apache-2.0

// Reads each path of an agent with GET and HEAD, all on one connection, and ends with 1 if anything is not as HTTP has it.
package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"os"
)

var paths = []string{
	"/health", "/health/ready", "/health/live", "/health/startup", "/livez", "/readyz", "/startupz",
	"/health/probes/readiness", "/health/checks/disk", "/health/detailed", "/metrics", "/health/page",
}

// A response, read to its end.
type response struct {
	*http.Response
	body   string
	reused bool
}

func ask(method, url, token string) response {
	var reused bool
	request, err := http.NewRequest(method, url, nil)
	check(err)
	request.Header.Set("Authorization", "Bearer "+token)
	trace := &httptrace.ClientTrace{GotConn: func(info httptrace.GotConnInfo) { reused = info.Reused }}
	answer, err := http.DefaultTransport.RoundTrip(request.WithContext(httptrace.WithClientTrace(request.Context(), trace)))
	check(err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	check(err)
	return response{answer, string(body), reused}
}

func main() {
	base, token := os.Args[1], os.Args[2]
	ask("GET", base+"/health/live", token)
	for _, path := range paths {
		get := ask("GET", base+path, token)
		head := ask("HEAD", base+path, token)
		expect(get.reused && head.reused, path, "a connection that is reused")
		expect(get.body != "" && head.body == "", path, "a body for GET alone")
		expect(head.StatusCode == get.StatusCode, path, "the same status for HEAD")
		expect(head.Header.Get("Content-Type") == get.Header.Get("Content-Type"), path, "the same type for HEAD")
		// the transport asks for gzip, and takes the header away again
		compressible := path == "/metrics" || path == "/health/page"
		expect(get.Uncompressed == compressible, path, fmt.Sprint("compressed: ", compressible))
		fmt.Println(path, get.StatusCode)
	}
	refused := ask("POST", base+"/health/ready", token)
	expect(refused.StatusCode == 405 && refused.Header.Get("Allow") == "GET, HEAD", "POST", "405")
	expect(ask("GET", base+"/health/ready", token).reused, "GET after POST", "a connection that is reused")
}

func expect(condition bool, path, expectation string) {
	if !condition {
		fmt.Printf("%s (expected: %s)\n", path, expectation)
		os.Exit(1)
	}
}

func check(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
