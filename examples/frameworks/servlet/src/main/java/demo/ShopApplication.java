/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package demo;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.Set;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

public class ShopApplication {
    public static void main(String[] arguments) throws IOException, LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("shop").toString());
        Connector connector = new Connector();
        connector.setProperty("address", "127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        tomcat.setConnector(connector);
        tomcat.addContext("", null).addServletContainerInitializer((classes, servlets) -> addHealth(servlets), Set.of());
        tomcat.start();
        tomcat.getServer().await();
    }

    private static void addHealth(ServletContext servlets) {
        servlets.addServlet("readiness", new Readiness()).addMapping("/health/ready");
    }

    /** Asks the inventory, and has forgotten to set a timeout. */
    private static boolean inventory() {
        try (InputStream body =
                URI.create(System.getProperty("inventory")).toURL().openStream()) {
            body.readAllBytes();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static class Readiness extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(inventory() ? 200 : 503);
        }
    }
}
