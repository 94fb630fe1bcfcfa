/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.checks.dns;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A DNS server on loopback, over UDP, that answers what its script says. Thread-safe. */
final class FakeNameServer implements Closeable {
    /** Answers one question. */
    @FunctionalInterface
    interface Script {
        /** Returns the bytes of the answer; none for silence. */
        byte[] answer(Message query) throws IOException;
    }

    private final DatagramSocket socket;
    private final Script script;

    // Guarded by this.
    private final List<String> questions = new ArrayList<>();

    FakeNameServer(Script script) throws IOException {
        this.socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        this.script = script;
        Thread thread = new Thread(this::serve, "fake-name-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** An answer with these addresses, IPv4 or IPv6, of which only those of the type in question are given. */
    static byte[] addresses(Message query, String... addresses) throws IOException {
        Message answer = reply(query, Rcode.NOERROR);
        Record question = query.getQuestion();
        for (String text : addresses) {
            InetAddress address = InetAddress.getByName(text);
            Record record = address.getAddress().length == 4
                    ? new ARecord(question.getName(), DClass.IN, 60, address)
                    : new AAAARecord(question.getName(), DClass.IN, 60, address);
            if (record.getType() == question.getType()) {
                answer.addRecord(record, Section.ANSWER);
            }
        }
        return answer.toWire();
    }

    /** An answer with a code of {@link Rcode} and nothing else. */
    static byte[] code(Message query, int code) {
        return reply(query, code).toWire();
    }

    /** An answer that says: too long for UDP, ask again over TCP. */
    static byte[] truncated(Message query) {
        Message reply = reply(query, Rcode.NOERROR);
        reply.getHeader().setFlag(Flags.TC);
        return reply.toWire();
    }

    /** Answers one question over TCP, where each message comes after its length. */
    static void answerOnceOverTcp(ServerSocket listener, Script script) {
        Thread thread = new Thread(
                () -> {
                    try (Socket client = listener.accept()) {
                        DataInputStream in = new DataInputStream(client.getInputStream());
                        byte[] answer = script.answer(new Message(in.readNBytes(in.readUnsignedShort())));
                        DataOutputStream out = new DataOutputStream(client.getOutputStream());
                        out.writeShort(answer.length);
                        out.write(answer);
                        in.read();
                    } catch (IOException e) {
                        // Closed by the test.
                    }
                },
                "fake-name-server-tcp");
        thread.setDaemon(true);
        thread.start();
    }

    static byte[] silence() {
        return new byte[0];
    }

    static boolean asksFor(Message query, String name) throws TextParseException {
        return query.getQuestion().getName().equals(Name.fromString(name));
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** The questions so far, as {@code name type}. */
    synchronized List<String> questions() {
        return List.copyOf(questions);
    }

    @Override
    public void close() {
        socket.close();
    }

    private static Message reply(Message query, int code) {
        Message reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setRcode(code);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        return reply;
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
                socket.receive(packet);
                byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
                Message query = new Message(bytes);
                synchronized (this) {
                    questions.add(query.getQuestion().getName() + " "
                            + Type.string(query.getQuestion().getType()));
                }
                byte[] answer = script.answer(query);
                if (answer.length > 0) {
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            // Closed by the test.
        }
    }
}
