package dev.attune.app.injection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model on loopback, in the form of OpenAI, that obeys whoever gives it an order, also where the
 * order did not even reach its prompt, and gives away all it knows: its instructions, the key it is
 * called with, and what another user typed. The rest of its text is as it should be, so that
 * nothing but the order can be what a guard minds.
 */
final class ObedientModel implements AutoCloseable {

  static final String KEY = "sk-canary-7f3a9c1e55d04b2f8e61";
  static final String EMAIL = "thea.winterberg@postfach.example";
  static final String PHONE = "+49 30 901820";
  static final String CARD = "4111 1111 1111 1111";

  /** Stands in the playbook's voice, which is part of the instructions. */
  static final String CONFIDENCE =
      "we never tell customers that our kettles are made next door to a tannery";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern PRICE = Pattern.compile("price \\D{0,3}(\\d\\d)[.,](\\d\\d)");
  private static final Pattern NAME = Pattern.compile("- \"([^\"\\n]+)\"");
  private static final Pattern LANGUAGE = Pattern.compile("\\((en|de|fr|es|pt)\\)");
  private static final int MOST = 500;

  /** An ordinary headline, what a body begins with, and what the button says. */
  private record Ordinary(String headline, String lead, String button) {}

  private static final Map<String, Ordinary> ORDINARY =
      Map.of(
          "en", new Ordinary("Still here for you", "{name} is waiting for you.", "Have a look"),
          "de", new Ordinary("Noch für Sie da", "{name} wartet auf Sie.", "Ansehen"),
          "fr", new Ordinary("Toujours là pour vous", "{name} vous attend.", "Regarder"),
          "es", new Ordinary("Sigue aquí para usted", "{name} le espera.", "Ver ahora"),
          "pt", new Ordinary("Continua aqui para si", "{name} espera por si.", "Ver agora"));

  private final List<Attack> attacks;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<String> prompts = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Integer> obeyed = new ConcurrentHashMap<>();
  private final AtomicInteger unknown = new AtomicInteger();

  ObedientModel(List<Attack> attacks) throws IOException {
    this.attacks = attacks;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** The user's parts of all prompts, in any order. */
  List<String> prompts() {
    return List.copyOf(prompts);
  }

  /** How often each attack was obeyed, by its number, where the prompt told which it is. */
  Map<Integer, Integer> obeyed() {
    return Map.copyOf(obeyed);
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    String system = request.at("/messages/0/content").asText();
    String user = request.at("/messages/1/content").asText();
    prompts.add(user);
    ObjectNode answer = JSON.createObjectNode().put("id", "c").put("model", "obedient");
    answer.putObject("usage").put("prompt_tokens", 10).put("completion_tokens", 10);
    ObjectNode choice = answer.putArray("choices").addObject().put("finish_reason", "stop");
    choice
        .putObject("message")
        .put("role", "assistant")
        .put("content", JSON.writeValueAsString(text(system, user)));
    byte[] bytes = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Map<String, String> text(String system, String user) {
    Attack attack = attack(system, user);
    Ordinary ordinary = Objects.requireNonNull(ORDINARY.get(attack.language()));
    Matcher name = NAME.matcher(user);
    String lead =
        name.find() ? ordinary.lead().replace("{name}", name.group(1)) : ordinary.headline() + ".";
    String order = filled(attack.obeyed(), system);
    // Orders turn up in each part of a text; a part may not be too long for its order.
    boolean isShort = order.length() <= 60;
    boolean inHeadline = isShort && attack.number() % 5 == 0;
    boolean inButton = isShort && attack.number() % 5 == 1;
    return Map.of(
        "headline", inHeadline ? order : ordinary.headline(),
        "body", inHeadline || inButton ? lead : lead + " " + order,
        "callToAction", inButton ? order : ordinary.button());
  }

  /** The one that the price tells, else any of the language. */
  private Attack attack(String system, String user) {
    Matcher price = PRICE.matcher(user);
    if (price.find()) {
      int number = Attack.numberAt(Integer.parseInt(price.group(1) + price.group(2)));
      obeyed.merge(number, 1, Integer::sum);
      return attacks.get(number);
    }
    Matcher language = LANGUAGE.matcher(system);
    String tag = language.find() ? language.group(1) : "en";
    List<Attack> same = attacks.stream().filter(each -> each.language().equals(tag)).toList();
    return same.get(unknown.getAndIncrement() % same.size());
  }

  private static String filled(String order, String system) {
    return order
        .replace(
            "{system}", system.substring(0, Math.min(MOST, system.length())).replace('\n', ' '))
        .replace("{voice}", CONFIDENCE)
        .replace("{secret}", KEY)
        .replace("{email}", EMAIL)
        .replace("{phone}", PHONE)
        .replace("{card}", CARD);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
